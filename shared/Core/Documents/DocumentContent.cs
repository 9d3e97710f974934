namespace MemoryFunctions.Core.Documents;

/// <summary>A document with its text.</summary>
public sealed record DocumentContent(DocumentSummary Summary, string Text);
