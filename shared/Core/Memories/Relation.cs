namespace MemoryFunctions.Core.Memories;

/// <summary>How two things stand to each other, such as Anna, <c>works_at</c>, Contoso.</summary>
/// <param name="Subject">An entity.</param>
/// <param name="Predicate">In English and snake_case, whatever the language of the conversation: it names the attribute.</param>
/// <param name="Object">An entity or a value.</param>
public sealed record Relation(string Subject, string Predicate, string Object);
