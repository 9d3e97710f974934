namespace MemoryFunctions.Core.Retain;

/// <summary>What becomes of secrets in what a caller retains.</summary>
public enum RetainSecrets
{
    /// <summary>They are replaced before anything is stored.</summary>
    Redact,

    /// <summary>They are stored as they came; no language model reads them and no fact tells them.</summary>
    Keep,
}
