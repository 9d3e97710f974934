using System.Text;

namespace MemoryFunctions.Embedded.Models.Concepts;

/// <summary>An ending of an inflected word, what stands in its place in the lemma, and what that lemma must be able to be.</summary>
internal sealed class SuffixRule(PartOfSpeech partOfSpeech, string ending, string instead)
{
    private readonly byte[] ending = Encoding.ASCII.GetBytes(ending);
    private readonly byte[] instead = Encoding.ASCII.GetBytes(instead);

    public PartOfSpeech PartOfSpeech => partOfSpeech;

    public ReadOnlySpan<byte> Ending => ending;

    public ReadOnlySpan<byte> Instead => instead;
}
