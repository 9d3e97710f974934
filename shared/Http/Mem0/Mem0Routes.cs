namespace MemoryFunctions.Http.Mem0;

/// <summary>Route templates of this contract.</summary>
internal static class Mem0Routes
{
    public const string Ping = "v1/ping";
    public const string Add = "v3/memories/add";
    public const string Search = "v3/memories/search";
    public const string List = "v3/memories";
    public const string Memory = "v1/memories/{memory_id}";
    public const string History = "v1/memories/{memory_id}/history";
    public const string Batch = "v1/batch";
    public const string Event = "v1/event/{event_id}";
    public const string Events = "v1/events";
    public const string Entities = "v1/entities";
    public const string Entity = "v2/entities/{entity_type}/{entity_id}";
    public const string OlderEntity = "v1/entities/{entity_type}/{entity_id}";
    public const string Feedback = "v1/feedback";
    public const string Stats = "v1/stats";
    public const string Summary = "v1/summary";
    public const string Memories = "v1/memories";
    public const string OlderSearch = "v1/memories/search";
    public const string OfEntity = "v1/memories/{entity_type}/{entity_id}";
    public const string SecondList = "v2/memories";
    public const string SecondSearch = "v2/memories/search";
    public const string Project = "api/v1/orgs/organizations/{org_id}/projects/{project_id}";
    public const string ProjectWebhooks = "api/v1/webhooks/projects/{project_id}";
    public const string Webhook = "api/v1/webhooks/{webhook_id}";
    public const string WebhookDeliveries = Webhook + "/deliveries";

    /// <summary>Of the self-hosted server, which has no version in its paths; and those below.</summary>
    public const string ServerMemories = "memories";
    public const string ServerMemory = "memories/{memory_id}";
    public const string ServerHistory = "memories/{memory_id}/history";
    public const string ServerSearch = "search";
    public const string ServerReset = "reset";
    public const string ServerConfigure = "configure";
}
