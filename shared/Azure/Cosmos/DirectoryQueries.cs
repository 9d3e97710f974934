using System.Globalization;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos;

/// <summary>What is asked of the directory: each query reads one bucket of one tenant.</summary>
internal static class DirectoryQueries
{
    /// <summary>The newest entries of a bucket.</summary>
    public static QueryDefinition Entries(string shard, IReadOnlyList<string> prefixes, int top) =>
        Of($"SELECT TOP @top c.bank, c.createdAt FROM c WHERE {Condition(prefixes)} ORDER BY c.createdAt DESC", shard, prefixes).WithParameter("@top", top);

    /// <summary>The entries whose handles begin so.</summary>
    public static QueryDefinition Alike(string shard, string start, int top) =>
        Of("SELECT TOP @top c.bank, c.createdAt FROM c WHERE c.shard = @shard AND STARTSWITH(c.id, @start)", shard, []).WithParameter("@start", start).WithParameter("@top", top);

    /// <summary>How many a bucket has.</summary>
    public static QueryDefinition Count(string shard, IReadOnlyList<string> prefixes) =>
        Of($"SELECT VALUE COUNT(1) FROM c WHERE {Condition(prefixes)}", shard, prefixes);

    private static string Condition(IReadOnlyList<string> prefixes) => prefixes.Count == 0
        ? "c.shard = @shard"
        : $"c.shard = @shard AND ({string.Join(" OR ", Enumerable.Range(0, prefixes.Count).Select(at => $"STARTSWITH(c.bank, {Name(at)})"))})";

    private static QueryDefinition Of(string text, string shard, IReadOnlyList<string> prefixes)
    {
        var query = new QueryDefinition(text).WithParameter("@shard", shard);
        for (var at = 0; at < prefixes.Count; at++)
        {
            query.WithParameter(Name(at), prefixes[at]);
        }

        return query;
    }

    private static string Name(int at) => "@prefix" + at.ToString(CultureInfo.InvariantCulture);
}
