using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Observe;
using MemoryFunctions.Core.Tenants;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.Extract;

/// <summary>What every step of the second stage works with.</summary>
internal sealed record ExtractionParts
{
    public required IBankStore Banks { get; init; }

    /// <summary>What tenants say about all of their banks; null where nobody keeps it.</summary>
    public ITenantStore? Tenants { get; init; }

    public required IDocumentStore Documents { get; init; }

    public required IMemoryStore Memories { get; init; }

    public required IFactExtractor Extractor { get; init; }

    public required FactPlacer Placer { get; init; }

    /// <summary>Makes observations of facts; null where nobody does.</summary>
    public ObservationStage? Observations { get; init; }

    public required IWorkQueue Queue { get; init; }

    public required BankGate Gate { get; init; }

    public required ExtractOptions Options { get; init; }

    public required IngestOptions Ingest { get; init; }

    public required ExtractionSchedule Schedule { get; init; }

    public required ExtractionMarker Marker { get; init; }

    public required TimeProvider Time { get; init; }

    public required ILogger Logger { get; init; }

    public DocumentReader Reader => new(Documents, Options);

    public FactPlanner Facts => new(Memories, Options, Time);
}
