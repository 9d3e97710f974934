namespace MemoryFunctions.Embedded.Models;

/// <summary>A hash that is the same in every process and on every machine, unlike that of a string.</summary>
internal static class StableHash
{
    /// <summary>FNV-1a over the UTF-16 units, then the finalizer of MurmurHash3, which spreads them over all bits.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var c in text)
        {
            hash = (hash ^ (byte)c) * 1_099_511_628_211UL;
            hash = (hash ^ (byte)(c >> 8)) * 1_099_511_628_211UL;
        }

        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDUL;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53UL;
        return hash ^ (hash >> 33);
    }
}
