namespace MemoryFunctions.Core.Ingest;

public enum CommitOutcome
{
    Committed,

    /// <summary>The header changed: the lease may be lost.</summary>
    HeaderChanged,

    /// <summary>The document changed or went: the work is outdated.</summary>
    DocumentChanged,

    /// <summary>A memory or chunk is not as it was read, as when it expired meanwhile: read again.</summary>
    MemoriesChanged,

    /// <summary>The bank is gone.</summary>
    BankGone,
}
