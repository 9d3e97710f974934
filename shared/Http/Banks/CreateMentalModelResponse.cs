namespace MemoryFunctions.Http.Banks;

/// <summary>A mental model was made; its text is being written.</summary>
internal sealed record CreateMentalModelResponse
{
    public required string MentalModelId { get; init; }

    /// <summary>The operation that writes it.</summary>
    public required string OperationId { get; init; }
}
