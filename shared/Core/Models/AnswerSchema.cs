namespace MemoryFunctions.Core.Models;

/// <summary>What a structured answer must look like.</summary>
/// <param name="Name">A name of letters, digits and underscores, at most 64.</param>
/// <param name="Json">A JSON schema in the strict subset: every object closed, every property required.</param>
/// <param name="IsStrict">Whether the schema keeps to the strict subset: a caller's own schema may not.</param>
public sealed record AnswerSchema(string Name, string Json, bool IsStrict = true);
