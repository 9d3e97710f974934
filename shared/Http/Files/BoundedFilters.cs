using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace MemoryFunctions.Http.Files;

/// <summary>The parser's own decoders of streams, but none that makes very much of very little.</summary>
internal sealed class BoundedFilters : IFilterProvider
{
    private const long MaxBytes = 64 * 1024 * 1024;

    /// <summary>An LZW code stands for up to some thousand bytes, a run of 2 for 128.</summary>
    private const int MaxPacked = 512 * 1024;

    private readonly IFilterProvider inner = DefaultFilterProvider.Instance;
    private long unpacked;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bound(inner.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bound(inner.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bound(inner.GetAllFilters());

    private IReadOnlyList<IFilter> Bound(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new Bounded(this, filter))];

    private void Check(IFilter filter, Memory<byte> input)
    {
        if (filter is FlateFilter)
        {
            Inflate(input);
        }
        else if (filter is LzwFilter or RunLengthFilter && input.Length > MaxPacked)
        {
            throw TooMuch();
        }
    }

    private void Inflate(Memory<byte> input)
    {
        using var stream = new ZLibStream(new MemoryStream(input.ToArray()), CompressionMode.Decompress);
        var buffer = new byte[81_920];
        try
        {
            while (stream.Read(buffer) is > 0 and var count)
            {
                unpacked += count;
                if (unpacked > MaxBytes)
                {
                    throw TooMuch();
                }
            }
        }
        catch (InvalidDataException)
        {
            // The filter itself makes do with what it can read.
        }
    }

    private static UnreadableFileException TooMuch() => new("unpacks to more than it may");

    private sealed class Bounded(BoundedFilters owner, IFilter filter) : IFilter
    {
        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            owner.Check(filter, input);
            return filter.Decode(input, streamDictionary, filterProvider, filterIndex);
        }
    }
}
