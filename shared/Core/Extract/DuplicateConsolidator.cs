using System.Globalization;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Extract;

/// <summary>Decides without a model: a fact that says the same words about the same time is one more source of what is there.</summary>
internal sealed class DuplicateConsolidator : IConsolidator
{
    private static readonly char[] Around = [.. ".,;:!?\"'()[]…“”‘’«»。、，！？；："];

    public Task<ConsolidationAnswer> ConsolidateAsync(IReadOnlyList<NewFact> facts, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (earlier, decisions) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<ConsolidationDecision>(facts.Count));
        foreach (var (unit, neighbours) in facts)
        {
            var words = Words(unit);
            var same = neighbours.FirstOrDefault(near => string.Equals(Words(near), words, StringComparison.Ordinal))?.Id ?? earlier.GetValueOrDefault(words);
            earlier.TryAdd(words, unit.Id);
            decisions.Add(same is null ? ConsolidationDecision.Add : new ConsolidationDecision { MergesWith = same, Reason = "the same words" });
        }

        return Task.FromResult(new ConsolidationAnswer(decisions, default));
    }

    /// <summary>All words in order, "not" among them, whatever their case and the punctuation around them; and the time, if there is one.</summary>
    private static string Words(MemoryUnit unit)
    {
        var words = unit.Text
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim(Around).ToLowerInvariant())
            .Where(word => word.Length > 0);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join(' ', words)}|{unit.OccurredStart?.UtcDateTime:O}|{unit.OccurredEnd?.UtcDateTime:O}|{string.Join('\0', unit.Tags.Order(StringComparer.Ordinal))}");
    }
}
