namespace MemoryFunctions.Embedded.Cosmos.Protocol;

/// <summary>A request that the endpoint answers with an error, raised where the reason is known.</summary>
internal sealed class CosmosProblemException(int status, string message, int subStatus = 0) : Exception(message)
{
    public int Status { get; } = status;

    public int SubStatus { get; } = subStatus;

    public static CosmosProblemException BadRequest(string message) => new(400, message);

    public static CosmosProblemException NotFound(string message, int subStatus = 0) => new(404, message, subStatus);
}
