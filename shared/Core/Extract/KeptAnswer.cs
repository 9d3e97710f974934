namespace MemoryFunctions.Core.Extract;

/// <summary>What one call to a model stated about a document: stored before it is used, so that a crash does not pay twice.</summary>
/// <param name="DocumentLife">The incarnation of the document.</param>
/// <param name="Key">A digest of its segments' keys.</param>
/// <param name="Segments">What it is about.</param>
public sealed record KeptAnswer(string DocumentLife, string Key, IReadOnlyList<SegmentAnswer> Segments)
{
    public AnswerKey Address => new(DocumentLife, Key);
}
