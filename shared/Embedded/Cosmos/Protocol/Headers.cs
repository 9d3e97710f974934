namespace MemoryFunctions.Embedded.Cosmos.Protocol;

/// <summary>The headers that have a meaning here, and those that are known to change nothing.</summary>
internal static class Headers
{
    public const string PartitionKey = "x-ms-documentdb-partitionkey";
    public const string IsQuery = "x-ms-documentdb-isquery";
    public const string IsQueryPlan = "x-ms-cosmos-is-query-plan-request";
    public const string IsUpsert = "x-ms-documentdb-is-upsert";
    public const string IsBatch = "x-ms-cosmos-is-batch-request";
    public const string IsBatchAtomic = "x-ms-cosmos-batch-atomic";
    public const string ContinueOnError = "x-ms-cosmos-batch-continue-on-error";
    public const string MaxItemCount = "x-ms-max-item-count";
    public const string Continuation = "x-ms-continuation";
    public const string Consistency = "x-ms-consistency-level";
    public const string SessionToken = "x-ms-session-token";
    public const string CrossPartition = "x-ms-documentdb-query-enablecrosspartition";
    public const string Throughput = "x-ms-offer-throughput";
    public const string Autoscale = "x-ms-cosmos-offer-autopilot-settings";
    public const string RangeId = "x-ms-documentdb-partitionkeyrangeid";

    /// <summary>The client sends the query without a plan and hopes that nothing has to be merged.</summary>
    public const string IsOptimisticDirect = "x-ms-cosmos-query-optimisticdirectexecute";

    /// <summary>Tells it whether that was so; without this header it begins again with a plan.</summary>
    public const string RequiresDistribution = "x-ms-cosmos-query-requiresdistribution";

    /// <summary>Asks for the change feed, which is not here.</summary>
    public const string ChangeFeed = "A-IM";

    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        PartitionKey, IsQuery, IsQueryPlan, IsUpsert, IsBatch, IsBatchAtomic, ContinueOnError, MaxItemCount, Continuation, Consistency,
        SessionToken, CrossPartition, RangeId, IsOptimisticDirect, Throughput, Autoscale,
        "x-ms-activity-id",
        "x-ms-client-id",
        "x-ms-cosmos-allow-tentative-writes",
        "x-ms-cosmos-batch-ordered",
        "x-ms-cosmos-collection-child-resource-name-limit-inbytes",
        "x-ms-cosmos-correlated-activityid",
        "x-ms-cosmos-hub-region-processing-only",
        "x-ms-cosmos-internal-query-version",
        "x-ms-cosmos-physical-partition-id",
        "x-ms-cosmos-populateindexmetrics",
        "x-ms-cosmos-populateindexmetrics-V2",
        "x-ms-cosmos-populatequeryadvice",
        "x-ms-cosmos-query-version",
        "x-ms-cosmos-sdk-supportedcapabilities",
        "x-ms-cosmos-sdk-version",
        "x-ms-cosmos-supported-query-features",
        "x-ms-cosmos-supported-serialization-formats",
        "x-ms-cosmos-throughput-bucket",
        "x-ms-cosmos-use-background-task-priority",
        "x-ms-cosmos-use-thinclient",
        "x-ms-cosmos-priority-level",
        "x-ms-date",
        "x-ms-documentdb-content-serialization-format",
        "x-ms-documentdb-populatequerymetrics",
        "x-ms-documentdb-query-enable-low-precision-order-by",
        "x-ms-documentdb-query-enable-scan",
        "x-ms-documentdb-query-iscontinuationexpected",
        "x-ms-documentdb-query-parallelizecrosspartitionquery",
        "x-ms-documentdb-responsecontinuationtokenlimitinkb",
        "x-ms-noretry-449",
        "x-ms-region-id",
        "x-ms-start-epk",
        "x-ms-end-epk",
        "x-ms-dedicatedgateway-bypass-cache",
        "x-ms-dedicatedgateway-max-age",
        "x-ms-documentdb-force-query-scan",
        "x-ms-documentdb-query-emit-traces",
        "x-ms-read-key-type",
        "x-ms-version",
    };

    /// <summary>Refuses a service header whose meaning is not known here: ignoring it could change what the request does.</summary>
    public static void Check(CosmosRequest request)
    {
        foreach (var name in request.HeaderNames)
        {
            if (name.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase) && !Known.Contains(name))
            {
                throw CosmosProblemException.BadRequest($"The header '{name}' is not supported.");
            }
        }

        // The SDK reads partition key ranges as a feed of changes; for items that is another thing altogether.
        if (request.Segments is ["dbs", _, "colls", _, "docs", ..] && request.Header(ChangeFeed) is not null)
        {
            throw CosmosProblemException.BadRequest("The change feed is not supported.");
        }
    }
}
