namespace MemoryFunctions.Core.Extract;

/// <summary>
/// Packs what is to be asked into as few calls as the budgets allow. What is scoped differently is not read together: a
/// statement could end up in the other scope by a mistake of the model, or by what somebody wrote to bring that about. Neither is
/// what is read under another guidance, of which a call has one.
/// </summary>
internal sealed class CallPacker(ExtractOptions options)
{
    /// <summary>The calls, each a list of passages in order.</summary>
    /// <param name="due">The segments of the documents that are to be read now, document by document.</param>
    /// <param name="company">Documents that may come along as far as they fit what the others need anyway.</param>
    public IReadOnlyList<IReadOnlyList<PlannedPassage>> Pack(IEnumerable<Segment> due, IEnumerable<IReadOnlyList<Segment>> company)
    {
        var calls = new List<Call>();
        foreach (var segment in due)
        {
            var call = calls.FindLast(call => call.HasTermsOf([segment]));
            if (call is null || !Fits(call, [segment]))
            {
                calls.Add(call = new Call());
            }

            call.Add(segment);
        }

        foreach (var document in company)
        {
            if (calls.FindLast(call => call.HasTermsOf(document)) is { } call && Fits(call, document))
            {
                call.AddRange(document);
            }
        }

        return [.. calls.Select(call => call.Passages())];
    }

    /// <summary>A call takes what it is asked first, however long: a turn is not cut.</summary>
    private bool Fits(Call call, IReadOnlyList<Segment> segments)
    {
        var more = call.With(segments);
        return more.Tokens <= options.TokensPerCall && more.Passages().Count <= options.PassagesPerCall;
    }

    private sealed class Call
    {
        private readonly List<Segment> segments = [];

        public bool HasTermsOf(IReadOnlyList<Segment> others) =>
            others.All(other => other.Guidance == segments[0].Guidance
                && other.Document.Scope.Meets(segments[0].Document.Scope)
                && other.Document.Tags.ToHashSet(StringComparer.Ordinal).SetEquals(segments[0].Document.Tags));

        public int Tokens { get; private set; }

        public void Add(Segment segment)
        {
            Tokens += segment.Tokens + (segments.Count > 0 && segment.Stands(segments[^1]) ? 0 : segment.BeforeTokens);
            segments.Add(segment);
        }

        public void AddRange(IEnumerable<Segment> more)
        {
            foreach (var segment in more)
            {
                Add(segment);
            }
        }

        public Call With(IEnumerable<Segment> more)
        {
            var call = new Call { Tokens = Tokens };
            call.segments.AddRange(segments);
            call.AddRange(more);
            return call;
        }

        public IReadOnlyList<PlannedPassage> Passages()
        {
            var passages = new List<(List<Segment> Segments, bool IsBehindOwn)>();
            foreach (var segment in segments)
            {
                if (passages.Count > 0 && segment.Continues(passages[^1].Segments[^1]))
                {
                    passages[^1].Segments.Add(segment);
                }
                else
                {
                    passages.Add(([segment], passages.Count > 0 && segment.Stands(passages[^1].Segments[^1])));
                }
            }

            return [.. passages.Select(passage => new PlannedPassage(passage.Segments, passage.IsBehindOwn))];
        }
    }
}
