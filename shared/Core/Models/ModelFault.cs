namespace MemoryFunctions.Core.Models;

/// <summary>What was wrong with a model's answer.</summary>
public enum ModelFault
{
    /// <summary>There was none, for reasons that do not lie in what was asked.</summary>
    Unavailable,

    /// <summary>It did not keep to its schema, twice, or there was not a word in it, however often it was asked for.</summary>
    Malformed,

    /// <summary>It was cut off, or what was asked was longer than the model reads: less at once may do.</summary>
    CutOff,

    /// <summary>The content filter or the model refused: the rest without the culprit may do.</summary>
    Refused,
}
