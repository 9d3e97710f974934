using MemoryFunctions.Core.Documents;

namespace MemoryFunctions.Core.Extract;

/// <summary>A document as it was read for a round, with the texts that its new turns need.</summary>
internal sealed record DocumentReading(StoredDocument Document, IReadOnlyDictionary<string, Chunk> Texts)
{
    public ExtractionDelta Compare(KeptAnswers answers, BankTerms terms) => new(Document, Texts, answers.Of(Document.Life), terms.Of(Document));
}
