using System.Runtime.InteropServices;

namespace MemoryFunctions.Bench.IngestCost;

/// <summary>Calls to a model.</summary>
/// <param name="Calls">How many.</param>
/// <param name="Tokens">Of their prompts, the fixed part included.</param>
/// <param name="Characters">Of the text in them.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CallCount(int Calls, long Tokens, long Characters)
{
    public static CallCount operator -(CallCount left, CallCount right) =>
        new(left.Calls - right.Calls, left.Tokens - right.Tokens, left.Characters - right.Characters);
}
