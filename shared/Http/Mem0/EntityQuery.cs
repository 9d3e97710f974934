using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.OpenApi;
using Microsoft.AspNetCore.Builder;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Ids in a query string.</summary>
internal static class EntityQuery
{
    public static EntityIds Entities(this QueryReader query) =>
        new(query.Text("user_id"), query.Text("agent_id"), query.Text("app_id"), query.Text("run_id"));

    public static RouteHandlerBuilder TakesEntities(this RouteHandlerBuilder endpoint) => endpoint
        .TakesQuery("user_id", "The user.")
        .TakesQuery("agent_id", "The agent.")
        .TakesQuery("app_id", "The app.")
        .TakesQuery("run_id", "The session.");
}
