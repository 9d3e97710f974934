using System.Globalization;
using MemoryFunctions.Embedded.Cosmos.Partitions;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Embedded.Cosmos.Protocol;

/// <summary>Decides whether a read may be answered by a replica that lags behind.</summary>
internal sealed class ReadConsistency(ConsistencyLevel account, int staleWrites)
{
    /// <exception cref="CosmosProblemException">400 when a request asks for more than the account gives.</exception>
    public bool IsStale(CosmosRequest request, Partition? partition)
    {
        var level = account;
        if (request.Header(Headers.Consistency) is { } header)
        {
            level = Enum.TryParse<ConsistencyLevel>(header, ignoreCase: true, out var asked) && Strength(asked) <= Strength(account)
                ? asked
                : throw CosmosProblemException.BadRequest($"The consistency level {header} is stronger than the account's {account}.");
        }

        return staleWrites > 0 && level switch
        {
            ConsistencyLevel.Strong or ConsistencyLevel.BoundedStaleness => false,
            ConsistencyLevel.Session => partition is null || SessionSequence(request) <= partition.Snapshot(stale: true).Version,
            _ => true,
        };
    }

    private static int Strength(ConsistencyLevel level) => level switch
    {
        ConsistencyLevel.Strong => 4,
        ConsistencyLevel.BoundedStaleness => 3,
        ConsistencyLevel.Session => 2,
        ConsistencyLevel.ConsistentPrefix => 1,
        _ => 0,
    };

    /// <summary>The newest write that the client has seen: the number behind the # of its token.</summary>
    private static long SessionSequence(CosmosRequest request)
    {
        var token = request.Header(Headers.SessionToken) ?? "";
        return long.TryParse(token.AsSpan(token.LastIndexOf('#') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? sequence
            : 0;
    }
}
