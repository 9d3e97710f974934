namespace MemoryFunctions.Core.Operations;

/// <summary>The values of <see cref="Operation.Type"/>.</summary>
public static class OperationTypes
{
    /// <summary>Content was retained: done when it is recallable.</summary>
    public const string Retain = "retain";

    /// <summary>The text of a file was retained: done when it is recallable.</summary>
    public const string FileConvertRetain = "file_convert_retain";

    /// <summary>A document is worked through anew: done when a language model was asked about all of it again.</summary>
    public const string Reprocess = "reprocess";

    /// <summary>A mental model's text is written anew: done when it is.</summary>
    public const string RefreshMentalModel = "refresh_mental_model";

    /// <summary>What waited was to be extracted at once: done when it is.</summary>
    public const string Consolidation = "consolidation";
}
