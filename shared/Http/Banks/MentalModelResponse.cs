namespace MemoryFunctions.Http.Banks;

/// <summary>A text that is kept to answer one question.</summary>
internal sealed record MentalModelResponse
{
    public required string Id { get; init; }

    public required string BankId { get; init; }

    public required string Name { get; init; }

    public string? SourceQuery { get; init; }

    /// <summary>Null before the first refresh, and where a memory is gone that it rests on until it is written anew.</summary>
    public string? Content { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public int? MaxTokens { get; init; }

    public MentalModelTrigger? Trigger { get; init; }

    public DateTimeOffset? LastRefreshedAt { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The text with the memories that it goes by.</summary>
    public ReflectResponse? ReflectResponse { get; init; }

    /// <summary>Whether memories changed since it was written, or there is no text.</summary>
    public bool? IsStale { get; init; }
}
