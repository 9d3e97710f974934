namespace MemoryFunctions.Http.Banks;

/// <summary>The contract's words for an operation's state.</summary>
internal enum OperationStatusName
{
    Pending,
    Processing,
    Completed,
    Failed,
    Cancelled,
    NotFound,
}
