using System.Collections.Concurrent;
using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>Parsed and checked queries by their text. Applications send few texts, with parameters; should one send many, the cache starts anew.</summary>
internal sealed class QueryCache
{
    private const int Capacity = 512;
    private const int MaxCachedCharacters = 16 * 1024;

    private readonly ConcurrentDictionary<string, QueryShape> shapes = new(StringComparer.Ordinal);

    public QueryShape Find(string text, Container container)
    {
        if (shapes.TryGetValue(text, out var shape) && shape.IsOf(container))
        {
            return shape;
        }

        shape = new QueryShape(shape?.Query ?? SqlParser.Parse(text), container);
        if (shapes.Count >= Capacity)
        {
            shapes.Clear();
        }

        if (text.Length <= MaxCachedCharacters)
        {
            shapes[text] = shape;
        }

        return shape;
    }
}
