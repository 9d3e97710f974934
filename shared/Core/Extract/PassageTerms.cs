using System.Globalization;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Extract;

/// <summary>What the passages of a document are asked under.</summary>
/// <param name="Version">Prompt and model: <see cref="IFactExtractor.Version"/>.</param>
/// <param name="Guidance">What there is to heed about what to remember.</param>
/// <param name="ContextTokens">How much of what was said before goes along.</param>
internal sealed record PassageTerms(string Version, BankGuidance Guidance, int ContextTokens)
{
    /// <summary>
    /// Names a question, wherever it stands in a call. Times count by the day, and those of the caller only: a conversation that
    /// is saved anew with every exchange says each time that it was said just now.
    /// </summary>
    public string KeyOf(ChunkHistory chunk, int from, int turns, IReadOnlyList<PassageTurn> before) => Digest.Of(
    [
        "segment",
        Version,
        .. Guidance.ForFacts,
        chunk.Part.Context ?? "\0",
        chunk.Chunk.Dated ? chunk.Chunk.At!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "",
        .. before.SelectMany(turn => new[] { turn.Speaker ?? "\0", turn.Text }),
        "turns",
        .. chunk.Text!.Turns.Skip(from).Take(turns).SelectMany(PassageText.Parts),
    ]);
}
