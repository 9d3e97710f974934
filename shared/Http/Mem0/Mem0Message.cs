namespace MemoryFunctions.Http.Mem0;

/// <summary>A message as it is remembered.</summary>
/// <param name="Role">Who it is from: user, assistant and so on.</param>
/// <param name="Content">What it says.</param>
/// <param name="Name">Who exactly, where somebody is named.</param>
internal sealed record Mem0Message(string Role, string Content, string? Name);
