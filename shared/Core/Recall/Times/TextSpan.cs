using System.Runtime.InteropServices;

namespace MemoryFunctions.Core.Recall.Times;

/// <param name="Start">Where it starts in the text, in UTF-16 units.</param>
/// <param name="Length">How long it is there.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;
}
