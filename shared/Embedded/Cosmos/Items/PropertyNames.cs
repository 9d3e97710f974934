using System.Collections.Concurrent;
using System.Text;

namespace MemoryFunctions.Embedded.Cosmos.Items;

/// <summary>Numbers the top-level property names of one container, so that an item's property table holds numbers instead of strings.</summary>
internal sealed class PropertyNames
{
    /// <summary>The number of a name that no item has.</summary>
    public const int Unknown = -1;

    private readonly ConcurrentDictionary<byte[], int> numbers = new(Utf8Keys.Comparer);
    private readonly ConcurrentDictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> lookup;
    private readonly Lock adding = new();

    public PropertyNames() => lookup = numbers.GetAlternateLookup<ReadOnlySpan<byte>>();

    public int Intern(ReadOnlySpan<byte> name)
    {
        if (lookup.TryGetValue(name, out var number))
        {
            return number;
        }

        lock (adding)
        {
            if (lookup.TryGetValue(name, out number))
            {
                return number;
            }

            number = numbers.Count;
            lookup[name] = number;
            return number;
        }
    }

    public int Find(string name) => numbers.TryGetValue(Encoding.UTF8.GetBytes(name), out var number) ? number : Unknown;
}
