namespace MemoryFunctions.Core.Retain;

/// <summary>How a commit of a retain call ended.</summary>
public enum RetainOutcome
{
    Committed,

    /// <summary>Somebody else changed a document meanwhile: read again and merge again.</summary>
    Conflict,

    /// <summary>The bank's incarnation is gone.</summary>
    BankGone,
}
