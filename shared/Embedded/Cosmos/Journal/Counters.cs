namespace MemoryFunctions.Embedded.Cosmos.Journal;

/// <summary>The numbers that must never be given twice.</summary>
internal sealed class Counters
{
    /// <summary>The last write.</summary>
    public long Sequence { get; set; }

    /// <summary>The last item's resource number.</summary>
    public ulong ResourceNumber { get; set; }

    /// <summary>The last number given to a database or container.</summary>
    public uint CatalogNumber { get; set; }

    public Counters Copy() => new() { Sequence = Sequence, ResourceNumber = ResourceNumber, CatalogNumber = CatalogNumber };

    public void Raise(long sequence) => Sequence = Math.Max(Sequence, sequence);

    public void Raise(ulong resourceNumber) => ResourceNumber = Math.Max(ResourceNumber, resourceNumber);

    public void Raise(uint catalogNumber) => CatalogNumber = Math.Max(CatalogNumber, catalogNumber);
}
