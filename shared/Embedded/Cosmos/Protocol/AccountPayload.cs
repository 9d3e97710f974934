using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Embedded.Cosmos.Protocol;

/// <summary>What the account says of itself.</summary>
internal static class AccountPayload
{
    public static byte[] Write(Uri endpoint, ConsistencyLevel consistency)
    {
        var location = new JsonObject { ["name"] = "Embedded", ["databaseAccountEndpoint"] = endpoint.AbsoluteUri };
        var engine = new JsonObject
        {
            ["maxSqlQueryInputLength"] = Sql.SqlParser.MaxQueryCharacters,
            ["maxJoinsPerSqlQuery"] = 0,
            ["maxLogicalAndPerSqlQuery"] = 500,
            ["maxLogicalOrPerSqlQuery"] = 500,
            ["maxUdfRefPerSqlQuery"] = 0,
            ["maxInExpressionItemsCount"] = 16000,
            ["queryMaxInMemorySortDocumentCount"] = 500,
            ["maxQueryRequestTimeoutFraction"] = 0.9,
            ["sqlAllowNonFiniteNumbers"] = false,
            ["sqlAllowAggregateFunctions"] = true,
            ["sqlAllowSubQuery"] = false,
            ["sqlAllowScalarSubQuery"] = false,
            ["allowNewKeywords"] = true,
            ["sqlAllowLike"] = true,
            ["sqlAllowGroupByClause"] = true,
            ["maxSpatialQueryCells"] = 12,
            ["spatialMaxGeometryPointCount"] = 256,
            ["sqlDisableQueryILOptimization"] = false,
            ["sqlDisableFilterPlanOptimization"] = false,
        };
        var account = new JsonObject
        {
            ["_self"] = "",
            ["id"] = "embedded",
            ["_rid"] = "embedded",
            ["media"] = "//media/",
            ["addresses"] = "//addresses/",
            ["_dbs"] = "//dbs/",
            ["writableLocations"] = new JsonArray(location.DeepClone()),
            ["readableLocations"] = new JsonArray(location),
            ["enableMultipleWriteLocations"] = false,
            ["continuousBackupEnabled"] = false,
            ["enableNRegionSynchronousCommit"] = false,
            ["userReplicationPolicy"] = Replication(),
            ["systemReplicationPolicy"] = Replication(),
            ["userConsistencyPolicy"] = new JsonObject { ["defaultConsistencyLevel"] = consistency.ToString() },
            ["readPolicy"] = new JsonObject { ["primaryReadCoefficient"] = 1, ["secondaryReadCoefficient"] = 1 },
            ["queryEngineConfiguration"] = engine.ToJsonString(),
        };
        return System.Text.Encoding.UTF8.GetBytes(account.ToJsonString());
    }

    private static JsonObject Replication() => new() { ["asyncReplication"] = false, ["minReplicaSetSize"] = 1, ["maxReplicasetSize"] = 1 };
}
