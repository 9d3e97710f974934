using System.Globalization;
using System.Text;

namespace MemoryFunctions.Core.Recall;

/// <summary>Names a query for the cache of answers: two that may be answered differently have different names.</summary>
internal static class RecallKey
{
    /// <summary>Null where the answer is not to be kept: a trace tells of its own run, and conditions are seldom asked twice.</summary>
    public static string? Of(RecallQuery query)
    {
        if (query.Trace || query.Condition is not null)
        {
            return null;
        }

        var key = new StringBuilder();
        Add(query.Bank.Path);
        Add(query.Text);
        AddAll(query.Types);
        AddAll(query.Tags?.Tags ?? []);
        foreach (var value in new IFormattable?[]
        {
            query.Tags is null ? -1 : (int)query.Tags.Match, (int)query.Budget, query.MaxTokens, query.MinFinal, query.MinSemantic, query.MinKeyword, query.MinReranker,
            query.ChunkTokens, query.SourceFactTokens, query.SourceFactTokensEach, query.PreferObservations ? 1 : 0, query.WithExpired ? 1 : 0, query.Rerank is { } rerank ? rerank ? 1 : 0 : null,
            query.Now?.UtcTicks, query.Now?.Offset.Ticks, query.Window?.Start.UtcTicks, query.Window?.End.UtcTicks,
        })
        {
            Add(value?.ToString(null, CultureInfo.InvariantCulture) ?? "");
        }

        return key.ToString();

        // Behind its length, so that no value reaches into the next.
        void Add(string value) => key.Append(CultureInfo.InvariantCulture, $"{value.Length}:{value}");

        void AddAll(IReadOnlyList<string> values)
        {
            Add(values.Count.ToString(CultureInfo.InvariantCulture));
            foreach (var value in values)
            {
                Add(value);
            }
        }
    }
}
