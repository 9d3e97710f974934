using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Core.Reflect;

/// <summary>One answer on its way: searches, then asks, and searches again where the answerer wants to know more and may.</summary>
internal sealed class ReflectRun(ReflectQuery query, RecallService recall, IAnswerer answerer, int tokens, TimeProvider time)
{
    private const int SearchesPerRound = 3;
    private const int HighRounds = 3;

    private readonly List<ReflectSearch> searches = [];
    private readonly List<ReflectCall> calls = [];
    private readonly SortedSet<string> degraded = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new([query.Question.Trim()], StringComparer.OrdinalIgnoreCase);
    private TokenUsage usage;

    /// <param name="setting">What it goes by beside memories.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ReflectAnswer> AnswerAsync(ReflectSetting setting, CancellationToken cancellationToken)
    {
        var rounds = query.Budget switch { RecallBudget.Low => 0, RecallBudget.Mid => 1, _ => HighRounds };
        var evidence = new Evidence(tokens, rounds);
        await SearchAsync([query.Question], 0, evidence, cancellationToken).ConfigureAwait(false);
        if (evidence.Memories.Count == 0 && setting.MentalModels.Count == 0)
        {
            return Answer(evidence, new MemoryAnswer { Text = ReflectService.NothingRemembered }, setting with { Directives = [] });
        }

        for (var round = 1; ; round++)
        {
            var maySearch = round <= rounds;
            var answer = await AskAsync(setting, evidence.Memories, maySearch, cancellationToken).ConfigureAwait(false);
            if (!maySearch || answer.Searches.Count == 0)
            {
                return Answer(evidence, answer, setting);
            }

            if (!await SearchAsync([.. answer.Searches.Where(IsNew).Take(SearchesPerRound)], round, evidence, cancellationToken).ConfigureAwait(false))
            {
                // There is no more to know, and asking for searches again could go round in circles: what there is must do.
                if (answer.Text.Length > 0 && query.ResponseSchema is null)
                {
                    return Answer(evidence, answer, setting);
                }

                rounds = round;
            }
        }
    }

    /// <summary>A search is the model's text: one that a recall would refuse is passed over, for it is no fault of the caller.</summary>
    private bool IsNew(string search) =>
        !string.IsNullOrWhiteSpace(search)
        && !search.Contains('\0', StringComparison.Ordinal)
        && TokenEstimate.Of(search) <= RecallService.MaxQueryTokens
        && asked.Add(search.Trim());

    /// <summary>Whether anything new was found that fits.</summary>
    private async Task<bool> SearchAsync(IReadOnlyList<string> questions, int round, Evidence evidence, CancellationToken cancellationToken)
    {
        if (questions.Count == 0)
        {
            return false;
        }

        var found = await Task.WhenAll(questions.Select(question => RecallAsync(question, round, cancellationToken))).ConfigureAwait(false);
        searches.AddRange(found.Select(result => result.Search));
        degraded.UnionWith(found.SelectMany(result => result.Degraded));
        return evidence.Add([.. found.Select(result => result.Search.Found)]);
    }

    private async Task<(ReflectSearch Search, IReadOnlyList<string> Degraded)> RecallAsync(string question, int round, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var answer = await recall.RecallAsync(
            new RecallQuery { Bank = query.Bank, Text = question, Budget = query.Budget, MaxTokens = tokens, Types = query.Types, Tags = query.Tags, Condition = query.Condition },
            cancellationToken).ConfigureAwait(false);
        return (new ReflectSearch(question, round, [.. answer.Results.Select(result => result.Memory)], time.GetElapsedTime(started)), answer.Degraded);
    }

    private async Task<MemoryAnswer> AskAsync(ReflectSetting setting, IReadOnlyList<MemoryUnit> memories, bool maySearch, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var answer = await answerer.AnswerAsync(
            new AnswerRequest
            {
                Question = query.Question,
                Context = query.Context,
                Mission = setting.Profile?.Mission ?? "",
                Disposition = setting.Profile?.Disposition ?? new Disposition(),
                Directives = setting.Directives,
                MentalModels = setting.MentalModels,
                Memories = memories,
                ResponseSchema = query.ResponseSchema,
                MaxTokens = query.MaxTokens,
                MaySearch = maySearch,
                Now = time.GetUtcNow(),
            },
            cancellationToken).ConfigureAwait(false);
        usage += answer.Usage;
        if (answer.Usage != default)
        {
            // Without a language model nothing is counted, and nothing was called.
            calls.Add(new ReflectCall(answer.Searches.Count > 0 ? "search" : "reflect", time.GetElapsedTime(started)));
        }

        return answer;
    }

    private ReflectAnswer Answer(Evidence evidence, MemoryAnswer answer, ReflectSetting setting)
    {
        var basedOn = answer.BasedOn.ToHashSet(StringComparer.Ordinal);
        return new ReflectAnswer
        {
            Text = AnswerText.Cut(answer.Text, query.MaxTokens),
            Structured = answer.Structured,
            BasedOn = [.. evidence.Memories.Where(memory => basedOn.Contains(memory.Id))],
            Evidence = evidence.Memories,
            MentalModels = [.. setting.MentalModels.Select(view => view.Model).Where(model => answer.MentalModels.Contains(model.Id, StringComparer.Ordinal))],
            Directives = setting.Directives,
            Searches = searches,
            Calls = calls,
            Usage = usage,
            Degraded = [.. degraded],
        };
    }
}
