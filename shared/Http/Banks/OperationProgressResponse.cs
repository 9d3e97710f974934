namespace MemoryFunctions.Http.Banks;

/// <summary>How far an operation has come in its present stage.</summary>
internal sealed record OperationProgressResponse
{
    /// <summary><c>index</c>: to be recallable; <c>extract</c>: to be read by a language model; <c>done</c>.</summary>
    public required string Stage { get; init; }

    /// <summary>When any of its documents last changed.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How many of its documents are through the stage.</summary>
    public required int Processed { get; init; }

    /// <summary>How many documents it is about.</summary>
    public required int Total { get; init; }
}
