namespace MemoryFunctions.Core.Recall;

/// <summary>What ranking goes by beside a memory's own words; each can be left out (<c>Recall:Without</c>), to tell what it is worth.</summary>
[Flags]
public enum RankingElements
{
    None = 0,

    /// <summary>What it is about, by vector or by the table of concepts, its likeness by letters included.</summary>
    Meaning = 1,

    /// <summary>The turns around it.</summary>
    Neighbours = 2,

    /// <summary>The best turns of its conversation.</summary>
    Conversation = 4,

    /// <summary>That the question names who said it.</summary>
    Speaker = 8,

    /// <summary>That it tells of a time, where the question asks for one.</summary>
    Dated = 16,

    /// <summary>That it fits the time that the question is about.</summary>
    QuestionTime = 32,

    /// <summary>That it names what the question names.</summary>
    Names = 64,

    /// <summary>That it names what a fact ties to that.</summary>
    Relations = 128,

    /// <summary>How long ago it was said.</summary>
    Recency = 256,

    /// <summary>How many sources say it.</summary>
    Proof = 512,

    /// <summary>That it was to hold for a short time and is old.</summary>
    Permanence = 1024,

    /// <summary>That a better result says nearly the same.</summary>
    NearDuplicates = 2048,
}
