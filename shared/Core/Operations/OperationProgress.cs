namespace MemoryFunctions.Core.Operations;

/// <summary>How far an operation has come in its present stage.</summary>
/// <param name="Stage">What its documents are waiting for.</param>
/// <param name="At">When any of them last changed.</param>
/// <param name="Processed">How many of its documents are through the stage.</param>
/// <param name="Total">How many documents it is about.</param>
public sealed record OperationProgress(OperationStage Stage, DateTimeOffset At, int Processed, int Total);
