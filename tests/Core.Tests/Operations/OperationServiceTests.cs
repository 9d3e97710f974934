using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Operations;

namespace MemoryFunctions.Core.Tests.Operations;

public sealed class OperationServiceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly StoredDocument Waiting = new()
    {
        Id = "d", Life = "life", Version = 3, IndexedVersion = 2, Parts = [], CreatedAt = Noon, UpdatedAt = Noon, IndexedAt = Noon.AddMinutes(1),
    };

    public static TheoryData<string, OperationStatus> Cases => new()
    {
        { "waiting", OperationStatus.Pending },
        { "tried", OperationStatus.Processing },
        { "failed", OperationStatus.Failed },
        { "indexed", OperationStatus.Completed },
        { "indexed past it", OperationStatus.Completed },
        { "indexed, then the next version failed", OperationStatus.Completed },
        { "indexed, then deleted", OperationStatus.Completed },
        { "deleted before", OperationStatus.Cancelled },
        { "deleted after a failure", OperationStatus.Cancelled },
        { "made anew", OperationStatus.Cancelled },
        { "expired", OperationStatus.Cancelled },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_status_is_read_off_the_document(string name, OperationStatus status)
    {
        var state = OperationDescription.Of(Of(), States(Named(name)));
        Assert.Equal(status, state.Status);
        Assert.Equal("d", state.DocumentId);
        Assert.Equal(status == OperationStatus.Completed ? Noon.AddMinutes(1) : null, state.CompletedAt);
        Assert.Equal(status == OperationStatus.Failed ? "too hot" : null, state.Error);
    }

    [Theory]
    [InlineData("failed", "waiting", OperationStatus.Failed)]
    [InlineData("indexed", "failed", OperationStatus.Failed)]
    [InlineData("indexed", "tried", OperationStatus.Processing)]
    [InlineData("indexed", "waiting", OperationStatus.Pending)]
    [InlineData("indexed", "indexed", OperationStatus.Completed)]
    [InlineData("indexed", "deleted before", OperationStatus.Completed)]
    [InlineData("deleted before", "expired", OperationStatus.Cancelled)]
    public void Of_several_documents_the_least_done_tells(string one, string other, OperationStatus status)
    {
        var operation = Of() with { Targets = [Target, Target with { DocumentId = "e" }] };
        var state = OperationDescription.Of(operation, States(Named(one), Named(other) is { } second ? second with { Id = "e" } : null));
        Assert.Equal(status, state.Status);
        Assert.Null(state.DocumentId);
    }

    [Theory]
    [InlineData("waiting", OperationStatus.Pending, OperationStage.Index)]
    [InlineData("cancelled", OperationStatus.Cancelled, OperationStage.Index)]
    [InlineData("indexed", OperationStatus.Completed, OperationStage.Done)]
    [InlineData("unextracted", OperationStatus.Pending, OperationStage.Extract)]
    [InlineData("extraction tried", OperationStatus.Processing, OperationStage.Extract)]
    [InlineData("extraction failed", OperationStatus.Failed, OperationStage.Extract)]
    [InlineData("unextracted, then the next version failed", OperationStatus.Failed, OperationStage.Extract)]
    [InlineData("unextracted, then deleted", OperationStatus.Cancelled, OperationStage.Done)]
    [InlineData("extracted", OperationStatus.Completed, OperationStage.Done)]
    [InlineData("extracted, then the next version's extraction failed", OperationStatus.Completed, OperationStage.Done)]
    public void What_takes_the_second_stage_is_done_when_that_is(string name, OperationStatus status, OperationStage stage)
    {
        var state = OperationDescription.Of(Of() with { Type = OperationTypes.Consolidation }, States(Named(name)));
        Assert.Equal((status, stage), (state.Status, state.Progress.Stage));
        Assert.Equal(status == OperationStatus.Failed, state.Error is not null);
    }

    [Theory]
    [InlineData("unextracted", OperationStatus.Completed)]
    [InlineData("cancelled", OperationStatus.Cancelled)]
    [InlineData("extraction failed", OperationStatus.Failed)]
    [InlineData("extracted, then the next version's extraction failed", OperationStatus.Completed)]
    public void What_retains_is_done_when_it_is_recallable_and_failed_when_its_extraction_did(string name, OperationStatus status) =>
        Assert.Equal(status, OperationDescription.Of(Of(), States(Named(name))).Status);

    private static Dictionary<string, DocumentState> States(params StoredDocument?[] documents) => documents
        .Where(document => document is not null)
        .ToDictionary(document => document!.Id, document => DocumentState.Of(document!, Noon.AddMinutes(2)), StringComparer.Ordinal);

    private static ExtractionState New => new() { Version = 2, NewTokens = 10, NewSince = Noon };

    private static OperationTarget Target => new("d", "life", 3);

    private static Operation Of() =>
        new() { Id = Guid.Empty.ToString(), Type = "retain", ItemsCount = 1, Targets = [Target], Payload = "p", CreatedAt = Noon };

    private static StoredDocument? Named(string name) => name switch
    {
        "waiting" => Waiting,
        "tried" => Waiting with { Attempts = 2 },
        "cancelled" => Waiting with { Failure = "no more", Cancelled = true },
        "unextracted" => Waiting with { IndexedVersion = 3, Extraction = New },
        "extraction tried" => Waiting with { IndexedVersion = 3, Extraction = New with { Attempts = 1 } },
        "extraction failed" => Waiting with { IndexedVersion = 3, Extraction = New with { Failure = "too hot" } },
        "unextracted, then the next version failed" => Waiting with { Version = 4, IndexedVersion = 3, Failure = "too cold", Extraction = New },
        "unextracted, then deleted" => Waiting with { IndexedVersion = 3, Deleted = true, Extraction = New },
        "extracted" => Waiting with { IndexedVersion = 3, Extraction = new ExtractionState { Version = 3 } },
        "extracted, then the next version's extraction failed" =>
            Waiting with { Version = 4, IndexedVersion = 4, Extraction = New with { Version = 3, Failure = "too hot" } },
        "failed" => Waiting with { Attempts = 5, Failure = "too hot" },
        "indexed" => Waiting with { IndexedVersion = 3 },
        "indexed past it" => Waiting with { Version = 7, IndexedVersion = 5 },
        "indexed, then the next version failed" => Waiting with { Version = 4, IndexedVersion = 3, Failure = "too hot" },
        "indexed, then deleted" => Waiting with { IndexedVersion = 3, Deleted = true },
        "deleted before" => Waiting with { Deleted = true },
        "deleted after a failure" => Waiting with { Deleted = true, Failure = "too hot" },
        "made anew" => Waiting with { Life = "another", IndexedVersion = 3 },
        _ => null,
    };
}
