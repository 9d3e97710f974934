using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Recall.Times;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Recall;

/// <summary>
/// What multiplies a memory's score: who said it, when it was and was said, whom it names, how often and how long it holds. Each is
/// small beside what it says.
/// </summary>
internal sealed class Boosts
{
    /// <summary>Said by somebody whom the question names.</summary>
    private const double SpeakerWeight = 0.3;

    /// <summary>Tells of a time, where the question asks for one.</summary>
    private const double DatedWeight = 0.15;

    /// <summary>Fits the time that the question is about.</summary>
    private const double TimeWeight = 0.5;

    /// <summary>Names what the question names, or what a fact ties to that.</summary>
    private const double EntityWeight = 0.1;
    private const double RelatedWeight = 0.15;

    /// <summary>From a year old to new.</summary>
    private const double RecencyWeight = 0.05;
    private const double RecencyDays = 365;

    /// <summary>For each doubling of the sources.</summary>
    private const double ProofWeight = 0.03;
    private const double ObservationWeight = 0.2;

    /// <summary>What was to hold for days counts less when it is older.</summary>
    private const double PassedWeight = 0.1;
    private const double ShortTermDays = 30;

    private readonly NamedSpeakers? named;
    private readonly RankingElements without;
    private readonly RecallQuestion question;
    private readonly bool prefersObservations;
    private readonly List<AskedRange> ranges;
    private readonly HashSet<uint> entities;
    private readonly HashSet<uint> related;

    public Boosts(RecallQuery query, RecallQuestion question, IReadOnlyList<Candidate> candidates, RankingElements without = RankingElements.None)
    {
        this.without = without;
        this.question = question;
        prefersObservations = query.PreferObservations;
        named = Has(RankingElements.Speaker) ? new NamedSpeakers(question.Text) : null;
        ranges = Has(RankingElements.QuestionTime) ? [.. question.Ranges, .. question.Anchors.Select(anchor => Resolve(anchor, candidates)).OfType<AskedRange>()] : [];
        entities = [.. question.Entities.Select(TermHash.Of)];
        related = Has(RankingElements.Relations) ? Related(candidates) : [];
    }

    public double Of(Candidate candidate)
    {
        var (memory, traits) = (candidate.Memory, candidate.Memory.Traits);
        var boost = named?.Names(memory.Speaker) == true ? 1 + SpeakerWeight : 1;
        boost *= Has(RankingElements.Dated) && question.AsksWhen && traits.OccurredStart is not null ? 1 + DatedWeight : 1;
        boost *= 1 + (TimeWeight * Fit(traits));
        boost *= Has(RankingElements.Names) && entities.Count > 0 && traits.Entities.Any(entities.Contains) ? 1 + EntityWeight : 1;
        boost *= related.Count > 0 && traits.Entities.Any(related.Contains) ? 1 + RelatedWeight : 1;
        boost *= 1 + ((Has(RankingElements.Proof) ? ProofWeight : 0) * Math.Log2(Math.Max(1, memory.ProofCount)));
        boost *= prefersObservations && traits.IsObservation ? 1 + ObservationWeight : 1;
        if (traits.MentionedAt is { } said)
        {
            var age = Math.Max(0, (question.Now - said).TotalDays);
            boost *= 1 + ((Has(RankingElements.Recency) ? RecencyWeight : 0) * (1 - (Math.Min(age, RecencyDays) / RecencyDays)));
            boost *= Has(RankingElements.Permanence) && traits.Permanence == Permanence.ShortTerm && age > ShortTermDays ? 1 - PassedWeight : 1;
        }

        return boost;
    }

    private bool Has(RankingElements element) => !without.HasFlag(element);

    private double Fit(MemoryTraits traits)
    {
        var best = 0d;
        foreach (var range in ranges)
        {
            best = Math.Max(best, range.Weight * TimeMatch.Score(range, traits.OccurredStart, traits.OccurredEnd, traits.MentionedAt));
        }

        return best;
    }

    /// <summary>The time of the event that a question dates by, as the best memory of the event's words tells it.</summary>
    private static AskedRange? Resolve(AskedAnchor anchor, IReadOnlyList<Candidate> candidates)
    {
        var words = TextAnalyzer.AnalyzeQuery(anchor.Words).Select(term => term.Alternatives.Select(TermHash.Of).ToArray()).ToList();
        var told = candidates
            .Where(candidate => candidate.Memory.Traits.OccurredStart is not null)
            .Select(candidate => (candidate.Memory.Traits, Count: words.Count(forms => forms.Any(form => (candidate.Memory.Index.Find(form) & TermIndex.MaxCount) > 0))))
            .Where(pair => pair.Count > 0)
            .ToList();
        if (told.Count == 0)
        {
            return null;
        }

        var (traits, _) = told.MaxBy(pair => (pair.Count, pair.Traits.MentionedAt ?? DateTimeOffset.MinValue));
        return AnchorTimes.Resolve(anchor, traits.OccurredStart!.Value, traits.OccurredEnd ?? traits.OccurredStart.Value);
    }

    /// <summary>What facts tie to the names of the question: one step.</summary>
    private HashSet<uint> Related(IReadOnlyList<Candidate> candidates)
    {
        var found = new HashSet<uint>();
        if (entities.Count > 0)
        {
            foreach (var (subject, other) in candidates.SelectMany(candidate => candidate.Memory.Traits.Relations))
            {
                _ = entities.Contains(subject) ? found.Add(other) : entities.Contains(other) && found.Add(subject);
            }

            found.ExceptWith(entities);
        }

        return found;
    }
}
