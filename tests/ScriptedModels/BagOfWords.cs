namespace MemoryFunctions.ScriptedModels;

/// <summary>Vectors that are near each other where texts have words in common: the same in every process.</summary>
public static class BagOfWords
{
    /// <summary>Of length 3, so that whoever needs unit vectors has to see to it.</summary>
    public static float[] Vector(string text, int dimensions)
    {
        var vector = new float[dimensions];
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                var hash = Hash(text.AsSpan(start, i - start));
                vector[hash % (uint)dimensions] += (hash >> 31) is 0 ? 1 : -1;
                start = -1;
            }
        }

        var length = MathF.Sqrt(vector.Sum(value => value * value));
        if (length < 0.5f)
        {
            vector[0] = 3;
            return vector;
        }

        return [.. vector.Select(value => 3 * value / length)];
    }

    private static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = 2_166_136_261u;
        foreach (var c in word)
        {
            hash = (hash ^ char.ToLowerInvariant(c)) * 16_777_619u;
        }

        hash = (hash ^ (hash >> 16)) * 0x85EB_CA6Bu;
        hash = (hash ^ (hash >> 13)) * 0xC2B2_AE35u;
        return hash ^ (hash >> 16);
    }
}
