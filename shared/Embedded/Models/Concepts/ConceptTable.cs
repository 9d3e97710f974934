using System.Text;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Embedded.Models.Concepts;

/// <summary>The table that is built into this assembly (eng/concepts), made from WordNet 3.0. It is opened when it is first asked.</summary>
internal sealed class ConceptTable : IConceptTable
{
    private readonly Lazy<Opened> opened = new(() => new Opened(ConceptData.Open()));

    public int Dimensions => opened.Value.Data.Dimensions;

    public int Count => opened.Value.Data.Count;

    public IReadOnlyList<ConceptUnit> Units(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return opened.Value.Units.Read(text);
    }

    public int Find(string lemma)
    {
        ArgumentNullException.ThrowIfNull(lemma);
        return Math.Max(-1, opened.Value.Data.Lemmas.Find(Encoding.UTF8.GetBytes(lemma)));
    }

    public string Lemma(int row) => Encoding.UTF8.GetString(opened.Value.Data.Lemmas[row]);

    public bool SharesWord(int one, int other) => opened.Value.Words.Share(one, other);

    public void CopyVector(int row, Span<float> destination) => opened.Value.Vectors.Copy(row, destination);

    public void AddVector(int row, float weight, Span<float> sum) => opened.Value.Vectors.Add(row, weight, sum);

    public float Cosine(int one, int other) => opened.Value.Vectors.Cosine(one, other);

    private sealed class Opened(ConceptData data)
    {
        public ConceptData Data => data;

        public ConceptUnits Units { get; } = new(data);

        public ConceptVectors Vectors { get; } = new(data);

        public LemmaWords Words { get; } = new(data.Lemmas);
    }
}
