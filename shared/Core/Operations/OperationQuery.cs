namespace MemoryFunctions.Core.Operations;

/// <summary>Which operations a listing is to show.</summary>
public sealed record OperationQuery
{
    /// <summary>Only those in this state.</summary>
    public OperationStatus? Status { get; init; }

    /// <summary>Only those of this type; see <see cref="OperationTypes"/>.</summary>
    public string? Type { get; init; }

    /// <summary>At most so many.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>How many to skip.</summary>
    public int Offset { get; init; }
}
