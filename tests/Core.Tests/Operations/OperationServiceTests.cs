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
        var state = OperationService.Describe(Of(), [(Target, Named(name))]);
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
        var state = OperationService.Describe(operation, [(operation.Targets[0], Named(one)), (operation.Targets[1], Named(other))]);
        Assert.Equal(status, state.Status);
        Assert.Null(state.DocumentId);
    }

    private static OperationTarget Target => new("d", "life", 3);

    private static Operation Of() =>
        new() { Id = Guid.Empty.ToString(), Type = "retain", ItemsCount = 1, Targets = [Target], Payload = "p", CreatedAt = Noon };

    private static StoredDocument? Named(string name) => name switch
    {
        "waiting" => Waiting,
        "tried" => Waiting with { Attempts = 2 },
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
