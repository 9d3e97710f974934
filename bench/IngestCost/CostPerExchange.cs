namespace MemoryFunctions.Bench.IngestCost;

/// <summary>What an exchange of two turns costs on average.</summary>
/// <param name="Tokens">Of prompts, the fixed part included.</param>
/// <param name="Calls">To the model.</param>
internal sealed record CostPerExchange(double Tokens, double Calls);
