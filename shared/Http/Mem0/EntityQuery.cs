using System.Text.Json;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.OpenApi;
using Microsoft.AspNetCore.Builder;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Ids in a query string.</summary>
internal static class EntityQuery
{
    public static EntityIds Entities(this QueryReader query) =>
        new(query.Text("user_id"), query.Text("agent_id"), query.Text("app_id"), query.Text("run_id"));

    /// <summary>An object, as JSON; null where it is not there.</summary>
    /// <exception cref="InvalidInputException">It is no JSON.</exception>
    public static JsonElement? Json(this QueryReader query, string name)
    {
        if (query.Text(name) is not { } text)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return FreeJson.FindMalformed(document.RootElement, FieldPath.Root) is null
                ? document.RootElement.Clone()
                : throw new InvalidInputException(name, FreeJson.Malformed);
        }
        catch (JsonException)
        {
            throw new InvalidInputException(name, "must be an object, as JSON");
        }
    }

    /// <summary>Which memories to list; the page and its size are left to read.</summary>
    public static Mem0ListRequest Listing(this QueryReader query)
    {
        var ids = query.Entities();
        return new Mem0ListRequest
        {
            UserId = ids.UserId,
            AgentId = ids.AgentId,
            AppId = ids.AppId,
            RunId = ids.RunId,
            Metadata = query.Json("metadata"),
            Categories = query.Texts("categories") is { Count: > 0 } categories ? JsonSerializer.SerializeToElement(categories, Mem0Json.Default.IReadOnlyListString) : null,
            Filters = query.Text("keywords") is { } words ? JsonSerializer.SerializeToElement(new(StringComparer.Ordinal) { ["keywords"] = words }, Mem0Json.Default.DictionaryStringString) : null,
            StartDate = Element(query.Text("start_date")),
            EndDate = Element(query.Text("end_date")),
        };
    }

    public static RouteHandlerBuilder TakesListing(this RouteHandlerBuilder endpoint) => endpoint.TakesEntities()
        .TakesQuery("metadata", "Only memories with this metadata: an object, as JSON.")
        .TakesQuery("categories", "Only memories of one of these categories; may be repeated.")
        .TakesQuery("keywords", "Only memories in whose words this stands, whatever the case.")
        .TakesQuery("start_date", "Only memories made on this date or later.")
        .TakesQuery("end_date", "Only memories made on this date or before.");

    public static RouteHandlerBuilder TakesEntities(this RouteHandlerBuilder endpoint) => endpoint
        .TakesQuery("user_id", "The user.")
        .TakesQuery("agent_id", "The agent.")
        .TakesQuery("app_id", "The app.")
        .TakesQuery("run_id", "The session.");

    private static JsonElement? Element(string? text) => text is null ? null : JsonSerializer.SerializeToElement(text, Mem0Json.Default.String);
}
