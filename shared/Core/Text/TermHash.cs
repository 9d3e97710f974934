using System.Runtime.InteropServices;

namespace MemoryFunctions.Core.Text;

/// <summary>32 bits that stand for a term wherever it is stored to be ranked by: FNV-1a over its UTF-16 bytes, the same on every machine.</summary>
public static class TermHash
{
    public static uint Of(string term)
    {
        var hash = 2166136261u;
        foreach (var b in MemoryMarshal.AsBytes(term.AsSpan()))
        {
            hash = (hash ^ b) * 16777619u;
        }

        return hash ^ (hash >> 15);
    }
}
