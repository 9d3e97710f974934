namespace MemoryFunctions.Http.Banks;

/// <summary>A rule that answers follow.</summary>
internal sealed record DirectiveResponse
{
    public required string Id { get; init; }

    public required string BankId { get; init; }

    public required string Name { get; init; }

    public required string Content { get; init; }

    public required int Priority { get; init; }

    public required bool IsActive { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
