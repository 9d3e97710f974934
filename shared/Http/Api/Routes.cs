namespace MemoryFunctions.Http.Api;

/// <summary>Route templates that a host needs for triggers of their own.</summary>
public static class Routes
{
    /// <summary>POST: retain.</summary>
    public const string Retain = Bank + "/memories";

    /// <summary>POST: recall.</summary>
    public const string Recall = Bank + "/memories/recall";

    internal const string Bank = "v1/{tenant}/banks/{bank_id}";
    internal const string Banks = "v1/{tenant}/banks";
    internal const string Profile = Bank + "/profile";
    internal const string ListMemories = Bank + "/memories/list";
    internal const string Memory = Bank + "/memories/{memory_id}";
    internal const string MemoryHistory = Memory + "/history";
    internal const string Observations = Bank + "/observations";
    internal const string Documents = Bank + "/documents";

    /// <summary>Greedy: document ids may have slashes that the caller did not encode.</summary>
    internal const string Document = Bank + "/documents/{**document_id}";
    internal const string Reprocess = Bank + "/documents/{document_id}/reprocess";
    internal const string Reflect = Bank + "/reflect";
    internal const string Consolidate = Bank + "/consolidate";
    internal const string Directives = Bank + "/directives";
    internal const string Directive = Directives + "/{directive_id}";
    internal const string MentalModels = Bank + "/mental-models";
    internal const string MentalModel = MentalModels + "/{mental_model_id}";
    internal const string Config = Bank + "/config";
    internal const string Operations = Bank + "/operations";
    internal const string Operation = Bank + "/operations/{operation_id}";
    internal const string RetryOperation = Operation + "/retry";
    internal const string DeleteOperation = Operation + "/delete";
    internal const string Stats = Bank + "/stats";
    internal const string Tags = Bank + "/tags";
    internal const string Entities = Bank + "/entities";
    internal const string Entity = Entities + "/{entity_id}";
    internal const string EntityGraph = Entities + "/graph";
    internal const string Graph = Bank + "/graph";
    internal const string DocumentChunks = Documents + "/{document_id}/chunks";
    internal const string Chunk = "v1/{tenant}/chunks/{chunk_id}";
    internal const string RetainFiles = Bank + "/files/retain";
    internal const string ImportTemplate = Bank + "/import";
    internal const string ExportTemplate = Bank + "/export";
    internal const string Version = "version";
    internal const string Live = "health/live";
    internal const string Ready = "health/ready";
    internal const string OpenApi = "openapi.json";
}
