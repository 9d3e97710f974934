namespace MemoryFunctions.Bench.Wire;

/// <summary>A question as the official client sends it, which always names the budget and what to include.</summary>
internal sealed record RecallRequest(string Query, string Budget = "mid", int? MaxTokens = null, bool? Trace = null)
{
    public RecallInclude Include { get; } = new();
}

/// <summary>Nothing beyond the defaults.</summary>
internal sealed record RecallInclude;
