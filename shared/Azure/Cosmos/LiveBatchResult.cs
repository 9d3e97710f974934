using System.Net;
using MemoryFunctions.Core.Errors;

namespace MemoryFunctions.Azure.Cosmos;

/// <summary>How a batch ended.</summary>
/// <param name="Status">200, or the status of the operation that failed it.</param>
/// <param name="Culprit">That operation's place; -1 where it was none.</param>
/// <param name="ETags">The ETags after each operation.</param>
internal sealed record LiveBatchResult(HttpStatusCode Status, int Culprit, IReadOnlyList<string> ETags)
{
    public TimeSpan? RetryAfter { get; init; }

    public bool Succeeded => Status == HttpStatusCode.OK;

    /// <summary>The marker was not there.</summary>
    public bool BankIsGone => Culprit == 0 && Status == HttpStatusCode.NotFound;

    /// <summary>An item was not as it was expected: changed, gone, or made by somebody else.</summary>
    public bool IsConflict => Culprit > 0 && Status is HttpStatusCode.PreconditionFailed or HttpStatusCode.NotFound or HttpStatusCode.Conflict;

    public StoreException ToException() => CosmosFailure.Of("batch", Status, RetryAfter);
}
