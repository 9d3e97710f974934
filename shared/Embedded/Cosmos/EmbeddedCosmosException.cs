namespace MemoryFunctions.Embedded.Cosmos;

/// <summary>The data folder cannot be used: it is held by another process, damaged, or can no longer be written to.</summary>
public sealed class EmbeddedCosmosException : Exception
{
    /// <summary>Creates the exception.</summary>
    public EmbeddedCosmosException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with what caused it.</summary>
    public EmbeddedCosmosException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
