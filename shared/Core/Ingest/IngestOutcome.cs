namespace MemoryFunctions.Core.Ingest;

/// <summary>How a run over a bank ended.</summary>
public enum IngestOutcome
{
    Done,

    /// <summary>There is more to do: ring again.</summary>
    WorkLeft,

    /// <summary>Another worker is at it and was told to look again.</summary>
    Busy,
}
