using System.Globalization;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Documents;

/// <summary>
/// A chunk's name for callers: <c>{bank handle}-{document key}-{first line}</c>, with <c>.{piece}</c>
/// where several start on one line. It stays while the conversation grows, as the chunk's hash does not.
/// </summary>
public static class ChunkId
{
    public static string Create(BankId bank, string documentId, ChunkRef chunk) => Create(bank, documentId, chunk.Line, chunk.Piece);

    /// <param name="bank">The bank.</param>
    /// <param name="documentId">The caller's document id.</param>
    /// <param name="line">The document's line on which the chunk starts.</param>
    /// <param name="piece">Its place among the chunks that start on this line.</param>
    public static string Create(BankId bank, string documentId, int line, int piece) => string.Create(
        CultureInfo.InvariantCulture, $"{bank.Handle}-{DocumentKey(documentId)}-{line}{(piece == 0 ? "" : $".{piece}")}");

    /// <summary>26 characters that stand for a caller's document id.</summary>
    public static string DocumentKey(string documentId) => Digest.Of("document", documentId);
}
