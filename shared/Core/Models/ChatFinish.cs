namespace MemoryFunctions.Core.Models;

/// <summary>Why an answer ended.</summary>
public enum ChatFinish
{
    /// <summary>It was complete.</summary>
    Complete,

    /// <summary>It reached the most tokens that it may have.</summary>
    CutOff,

    /// <summary>The provider's content filter, or the model itself, would not answer what was asked.</summary>
    Refused,
}
