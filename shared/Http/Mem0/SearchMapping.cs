using System.Globalization;
using System.Text.Json;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Http.Mem0;

/// <summary>From the contract's searches to the product's recalls.</summary>
internal static class SearchMapping
{
    private const int DefaultTop = 10;
    private const int MaxTop = 1_000;
    private const double DefaultThreshold = 0.1;

    /// <summary>More than so many memories' texts take.</summary>
    private const int MaxTokens = 1_000_000;

    /// <summary>The question; the banks come with the call.</summary>
    public static RecallQuery ToQuery(BankId bank, Mem0SearchRequest request, double threshold = DefaultThreshold)
    {
        if (string.IsNullOrWhiteSpace(request.Query))
        {
            throw new InvalidInputException("query", "must not be blank");
        }

        return new RecallQuery
        {
            Bank = bank,
            Text = Cut(request.Query),
            MaxTokens = MaxTokens,
            MinFinal = request.Threshold ?? threshold,
            Rerank = request.Rerank,
            WithExpired = request.ShowExpired ?? false,
            Now = request.ReferenceDate is { ValueKind: not JsonValueKind.Null } date ? Moment.Read(date, "reference_date").Start : null,
        };
    }

    public static int ToTop(Mem0SearchRequest request) => (request.TopK ?? request.Limit ?? DefaultTop) is var top and >= 1 and <= MaxTop
        ? top
        : throw new InvalidInputException("top_k", string.Create(CultureInfo.InvariantCulture, $"must be an integer from 1 to {MaxTop}"));

    /// <summary>The asked fields; null where all are.</summary>
    public static IReadOnlySet<string>? ToFields(Mem0SearchRequest request)
    {
        if (request.Fields is not { Count: > 0 } fields)
        {
            return null;
        }

        var unknown = fields.FirstOrDefault(field => !MemoryMapping.Fields.Contains(field, StringComparer.Ordinal));
        return unknown is null
            ? fields.ToHashSet(StringComparer.Ordinal)
            : throw new InvalidInputException("fields", $"has no field of this name; there are {string.Join(", ", MemoryMapping.Fields)}");
    }

    /// <summary>Callers search by whole messages: what is too long for a question is cut, from the end.</summary>
    private static string Cut(string query)
    {
        while (TokenEstimate.Of(query) is var tokens && tokens > RecallService.MaxQueryTokens)
        {
            var length = Math.Min(query.Length - 1, Math.Max(1, (int)((long)query.Length * RecallService.MaxQueryTokens / tokens)));
            query = query[..(char.IsHighSurrogate(query[length - 1]) ? length - 1 : length)];
        }

        return query;
    }
}
