namespace MemoryFunctions.Embedded.Models;

/// <summary>Gives vectors a length, in the same order of additions on every machine.</summary>
internal static class UnitLength
{
    /// <summary>Scales a vector to a length; leaves one that is all but zero as it is.</summary>
    public static bool TryScale(Span<float> vector, double length)
    {
        var sum = 0.0;
        foreach (var value in vector)
        {
            sum += (double)value * value;
        }

        if (sum < 1e-12)
        {
            return false;
        }

        var scale = length / Math.Sqrt(sum);
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = (float)(vector[i] * scale);
        }

        return true;
    }
}
