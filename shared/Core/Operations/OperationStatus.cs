namespace MemoryFunctions.Core.Operations;

public enum OperationStatus
{
    Pending,
    Processing,
    Completed,
    Failed,
    Cancelled,
}
