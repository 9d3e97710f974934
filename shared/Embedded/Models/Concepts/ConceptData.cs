using System.Buffers.Binary;
using System.Text;

namespace MemoryFunctions.Embedded.Models.Concepts;

/// <summary>
/// The sections of concepts.bin (the format: eng/concepts/README.md), read where the assembly is mapped into memory. Nothing is
/// decoded but the stop words. Its checksum is compared in a test, not at each start.
/// </summary>
internal sealed unsafe class ConceptData
{
    /// <summary>The name of the resource.</summary>
    public const string Resource = "concepts.bin";

    private const uint Version = 1;
    private const int SectionsAt = 32;

    // The bytes are the stream's: whoever holds this holds them.
    private readonly UnmanagedMemoryStream stream;
    private readonly byte* start;
    private readonly byte[][] stopWords;

    private ConceptData(UnmanagedMemoryStream stream)
    {
        this.stream = stream;
        start = stream.PositionPointer;
        var head = new ReadOnlySpan<byte>(start, SectionsAt);
        Dimensions = BinaryPrimitives.ReadInt32LittleEndian(head[12..]);
        Count = BinaryPrimitives.ReadInt32LittleEndian(head[16..]);
        Lemmas = new SortedStrings(Section(0, out _), Section(1, out _), Count);
        PartsOfSpeech = Section(2, out _);
        Forms = new SortedStrings(Section(3, out _), Section(4, out _), BinaryPrimitives.ReadInt32LittleEndian(head[20..]));
        FormRows = Section(5, out _);
        var stop = Section(6, out var size);
        stopWords = [.. Encoding.UTF8.GetString(stop, size).Split('\n').Order(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes)];
        Rows = (sbyte*)Section(7, out _);
        if (!head.StartsWith("CONCEPTS"u8) || BinaryPrimitives.ReadUInt32LittleEndian(head[8..]) != Version || Dimensions % ConceptVectors.Step != 0)
        {
            throw new InvalidDataException($"the resource {Resource} is no concept table of version 1");
        }
    }

    public int Dimensions { get; }

    public int Count { get; }

    public SortedStrings Lemmas { get; }

    /// <summary>A byte for each lemma: the bits of <see cref="PartOfSpeech"/>.</summary>
    public byte* PartsOfSpeech { get; }

    /// <summary>Word forms that no suffix rule explains.</summary>
    public SortedStrings Forms { get; }

    /// <summary>The vectors, row after row.</summary>
    public sbyte* Rows { get; }

    private byte* FormRows { get; }

    public static ConceptData Open() =>
        new((UnmanagedMemoryStream)typeof(ConceptData).Assembly.GetManifestResourceStream(Resource)!);

    /// <summary>The row of the lemma of a form.</summary>
    public int RowOfForm(int form) => BinaryPrimitives.ReadInt32LittleEndian(new ReadOnlySpan<byte>(FormRows + (form * sizeof(int)), sizeof(int)));

    public bool IsStopWord(ReadOnlySpan<byte> word)
    {
        var (low, high) = (0, stopWords.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = stopWords[middle].AsSpan().SequenceCompareTo(word);
            if (order == 0)
            {
                return true;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return false;
    }

    private byte* Section(int number, out int size)
    {
        var entry = new ReadOnlySpan<byte>(start + SectionsAt + (number * 8), 8);
        var at = BinaryPrimitives.ReadInt32LittleEndian(entry);
        size = BinaryPrimitives.ReadInt32LittleEndian(entry[4..]);
        return at >= 0 && size >= 0 && (long)at + size <= stream.Length
            ? start + at
            : throw new InvalidDataException($"the resource {Resource} is cut off");
    }
}
