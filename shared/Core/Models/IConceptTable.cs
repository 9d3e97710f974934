namespace MemoryFunctions.Core.Models;

/// <summary>
/// Directions of English lemmas, so that a question can find a memory that shares no word with it: "dog" and "puppy". A signal to be
/// fused into keyword ranking, not an embedding model: alone it ranks far worse than words do, one direction stands for all senses
/// of a lemma, and opposites are near each other.
/// </summary>
/// <remarks>
/// English only. Words of other languages that look like English ones (German "die", "war") would get a wrong meaning, so leave it
/// out for texts that are not English. Registered only where no embedding model is set. Safe to call from any thread.
/// </remarks>
public interface IConceptTable
{
    /// <summary>The length of each vector: 128.</summary>
    int Dimensions { get; }

    /// <summary>The number of lemmas, less than 65,536: a row fits a <see cref="ushort"/>, and is stored as one.</summary>
    int Count { get; }

    /// <summary>
    /// The units of a text in their order, with repeats: phrases of up to four words where they are a lemma, else the lemma of each
    /// word that is no stop word. Total: any string gives an answer.
    /// </summary>
    IReadOnlyList<ConceptUnit> Units(string text);

    /// <summary>The row of a lemma, written as in <see cref="ConceptUnit.Text"/>, or -1.</summary>
    int Find(string lemma);

    /// <summary>The lemma of a row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    string Lemma(int row);

    /// <summary>Whether a word of one lemma is a word of the other, as in "dog" and "guide_dog".</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    bool SharesWord(int one, int other);

    /// <summary>Writes the vector of a row, of unit length, into the first <see cref="Dimensions"/> numbers of the destination.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row, or the destination is too short.</exception>
    void CopyVector(int row, Span<float> destination);

    /// <summary>Adds the vector of a row, of unit length, times a weight, to the first <see cref="Dimensions"/> numbers of a sum.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row, or the sum is too short.</exception>
    void AddVector(int row, float weight, Span<float> sum);

    /// <summary>The cosine of two rows, from -1 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    float Cosine(int one, int other);
}
