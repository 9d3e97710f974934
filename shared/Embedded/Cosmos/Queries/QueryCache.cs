using System.Collections.Concurrent;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>Parsed queries by their text. Applications send few texts, with parameters; should one send many, the cache starts anew.</summary>
internal sealed class QueryCache
{
    private const int Capacity = 512;
    private const int MaxCachedCharacters = 16 * 1024;

    private readonly ConcurrentDictionary<string, SqlQuery> queries = new(StringComparer.Ordinal);

    public SqlQuery Parse(string text)
    {
        if (queries.TryGetValue(text, out var query))
        {
            return query;
        }

        query = SqlParser.Parse(text);
        if (queries.Count >= Capacity)
        {
            queries.Clear();
        }

        if (text.Length <= MaxCachedCharacters)
        {
            queries[text] = query;
        }

        return query;
    }
}
