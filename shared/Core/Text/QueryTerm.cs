namespace MemoryFunctions.Core.Text;

/// <summary>
/// One word of a query. A query is too short to tell its language, so the word carries every form under which
/// <see cref="TextAnalyzer.Analyze"/> may have stored it; a text that holds any of them holds the word. Rank it as one term whose
/// frequency in a text is the sum over its alternatives.
/// </summary>
/// <param name="Surface">The word as asked: case and accents folded, not stemmed.</param>
/// <param name="Alternatives">Distinct terms, at least one.</param>
public sealed record QueryTerm(string Surface, IReadOnlyList<string> Alternatives);
