namespace MemoryFunctions.Core.Extract;

/// <summary>Addresses a kept answer in a bank.</summary>
/// <param name="DocumentLife">The incarnation of the document.</param>
/// <param name="Key">The answer's key.</param>
public readonly record struct AnswerKey(string DocumentLife, string Key);
