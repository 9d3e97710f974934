using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Recall;

/// <summary>
/// Puts the candidates of all arms into one order. Words, meaning, neighbours and the conversation add up; what a memory is, who said
/// it and when multiply. What each is worth is in docs/decisions/0022.
/// </summary>
/// <param name="table">The concept table, where one is in use.</param>
/// <param name="without">What to leave out.</param>
internal sealed class Ranking(IConceptTable? table, RankingElements without = RankingElements.None)
{
    /// <summary>For each standard deviation above the bank's other memories, as a share of the best keyword score.</summary>
    private const double DenseWeight = 0.125;
    private const double SoftWeight = 0.4;

    /// <summary>What looks alike, such as a misspelling, where concepts tell the rest.</summary>
    private const double LikenessWeight = 0.02;

    /// <summary>What a turn one away, and two away, counts.</summary>
    private const double NextWeight = 0.3;
    private const double SecondWeight = 0.1;

    /// <summary>What the best turns of a conversation count for each of its turns.</summary>
    private const double ConversationWeight = 0.5;
    private const int ConversationTurns = 3;

    /// <summary>How deep the tail of similarities is trusted.</summary>
    private const int Tail = 100;

    private readonly Func<BankStatistics, ConceptIdf>? rarity = table is null ? null : ConceptIdf.Over(table);

    public IReadOnlyList<RankedMemory> Rank(RecallQuery query, RecallQuestion question, BankStatistics statistics, IReadOnlyList<Candidate> candidates)
    {
        var bm25 = new Bm25(question.Terms, statistics);
        ScoreWords(candidates, bm25);
        var best = candidates.Count == 0 ? 0 : candidates.Max(candidate => candidate.Keyword);
        if (!without.HasFlag(RankingElements.Meaning))
        {
            AddMeaning(candidates, statistics, question, best > 0 ? best : Math.Max(1, bm25.Mass));
        }

        var boosts = new Boosts(query, question, candidates, without);
        var around = without.HasFlag(RankingElements.Neighbours) ? null : new Neighbours(candidates);
        var conversations = without.HasFlag(RankingElements.Conversation) ? null : new Conversations(candidates, ConversationTurns);

        // A memory that has all of the question and nothing else to say for it comes to a half, about.
        var scale = Math.Max(bm25.Mass, 1);
        foreach (var candidate in candidates)
        {
            var sum = candidate.Own + candidate.Around
                + (around is null ? 0 : (NextWeight * around.Meaning(candidate, 1)) + (SecondWeight * around.Meaning(candidate, 2)))
                + (conversations is null ? 0 : ConversationWeight * conversations.Of(candidate));
            var score = sum * boosts.Of(candidate);
            candidate.Final = score / (score + scale);
        }

        return
        [
            .. candidates
                .Where(candidate => IsAbove(candidate, query))
                .OrderByDescending(candidate => candidate.Final)
                .ThenByDescending(candidate => candidate.Similarity)
                .ThenBy(candidate => candidate.Memory.Id, StringComparer.Ordinal)
                .Select(candidate => new RankedMemory(candidate.Memory.Id, candidate.Final, candidate.Similarity, candidate.Keyword > 0 || candidate.Around > 0 ? candidate.Keyword + candidate.Around : null)
                {
                    Version = candidate.Memory.Version,
                    Tokens = candidate.Memory.Traits.Tokens,
                    IsStated = candidate.Memory.Traits.IsStated,
                    Words = candidate.Memory.Index,
                }),
        ];
    }

    private void ScoreWords(IReadOnlyList<Candidate> candidates, Bm25 bm25)
    {
        Span<double> places = stackalloc double[TermIndex.Places];
        foreach (var candidate in candidates)
        {
            bm25.Score(candidate.Memory.Index, places);
            candidate.Keyword = places[0];
            candidate.Around = without.HasFlag(RankingElements.Neighbours) ? 0 : (NextWeight * (places[1] + places[2])) + (SecondWeight * (places[3] + places[4]));
        }
    }

    private void AddMeaning(IReadOnlyList<Candidate> candidates, BankStatistics statistics, RecallQuestion question, double best)
    {
        if (table is null)
        {
            var scale = new TailScale([.. candidates.Select(candidate => candidate.Similarity).OfType<double>()], statistics.Memories, Tail);
            foreach (var candidate in candidates)
            {
                candidate.Meaning = candidate.Similarity is { } similarity ? DenseWeight * best * (scale.Above(similarity) + Math.Max(0, similarity)) : 0;
            }

            return;
        }

        var names = candidates.Select(candidate => candidate.Memory.Speaker).OfType<string>().Distinct(StringComparer.Ordinal)
            .SelectMany(name => name.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var asked = ConceptRows.OfQuestion(question.Text, table, names);
        if (asked.Count > 0)
        {
            AddConcepts(table, candidates, asked, statistics, best);
        }
        else
        {
            AddLikeness(candidates, best);
        }
    }

    private void AddConcepts(IConceptTable concepts, IReadOnlyList<Candidate> candidates, IReadOnlyList<ConceptUnit> asked, BankStatistics statistics, double best)
    {
        var texts = candidates.Select(candidate => new ConceptCandidate(candidate.Memory.Traits.Concepts, candidate.Memory.Index.Length(0))).ToList();
        var scores = new ConceptScoring(concepts).Score(asked, texts, rarity!(statistics).Of, statistics.MeanLength);
        var scale = new TailScale([.. scores.Select(score => (double)score.Dense)], statistics.Memories, Tail);
        for (var at = 0; at < candidates.Count; at++)
        {
            candidates[at].Meaning = (DenseWeight * best * scale.Above(scores[at].Dense)) + (SoftWeight * scores[at].Soft)
                + (LikenessWeight * best * Math.Max(0, candidates[at].Similarity ?? 0));
        }
    }

    /// <summary>Without concepts the offline vectors still see misspellings and parts of words.</summary>
    private static void AddLikeness(IReadOnlyList<Candidate> candidates, double best)
    {
        foreach (var candidate in candidates)
        {
            candidate.Meaning = DenseWeight * best * Math.Max(0, candidate.Similarity ?? 0);
        }
    }

    private static bool IsAbove(Candidate candidate, RecallQuery query) =>
        candidate.Final > 0
        && (query.MinFinal is not { } final || candidate.Final >= final)
        && (query.MinKeyword is not { } keyword || candidate.Keyword + candidate.Around >= keyword)
        && (query.MinSemantic is not { } semantic || candidate.Similarity >= semantic);
}
