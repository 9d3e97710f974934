namespace MemoryFunctions.Core.Text.Names;

/// <param name="Start">Where it stands in the text, quotation marks included.</param>
/// <param name="End">The place after it.</param>
/// <param name="Name">As written.</param>
internal readonly record struct FoundName(int Start, int End, string Name);
