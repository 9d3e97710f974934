using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Operations;

namespace MemoryFunctions.Core.Retain;

/// <summary>A call to remember some items, in order. Items of one document are merged in their order.</summary>
public sealed record RetainCommand
{
    public required BankId Bank { get; init; }

    /// <summary>1 or more.</summary>
    public required IReadOnlyList<RetainItem> Items { get; init; }

    /// <summary>Answer when the content is durable, rather than when it is recallable.</summary>
    public bool Async { get; init; }

    /// <summary>The caller's name for the operation (asynchronous calls only): the same call again does nothing twice.</summary>
    public string? OperationId { get; init; }

    /// <summary>What the operation is called: one of <see cref="OperationTypes"/>.</summary>
    public string OperationType { get; init; } = OperationTypes.Retain;
}
