namespace MemoryFunctions.Core.Extract;

/// <summary>A document whose answers are there and whose facts are made.</summary>
internal sealed record PreparedDocument(DocumentReading Reading, ExtractionDelta Delta, FactPlan Plan);
