namespace MemoryFunctions.Bench.Wire;

internal sealed record ConsolidationReply(string OperationId);
