using System.Runtime.InteropServices;

namespace MemoryFunctions.Core.Models;

/// <summary>What calls to language models took, as the provider counts.</summary>
/// <param name="Input">Tokens sent, cached ones included.</param>
/// <param name="Output">Tokens received, those of its reasoning included.</param>
/// <param name="Cached">Those of the tokens sent that the provider had kept.</param>
/// <param name="Reasoning">Those of the tokens received that were spent on reasoning.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TokenUsage(long Input, long Output, long Cached = 0, long Reasoning = 0)
{
    public static TokenUsage operator +(TokenUsage left, TokenUsage right) =>
        new(left.Input + right.Input, left.Output + right.Output, left.Cached + right.Cached, left.Reasoning + right.Reasoning);
}
