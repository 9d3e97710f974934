using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Webhooks;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.Auth;
using MemoryFunctions.Http.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Who is told what happens to memories.</summary>
internal static class WebhookEndpoints
{
    private const int MostDeliveries = 100;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Mem0Routes.ProjectWebhooks, ListAsync).Says("mem0ListWebhooks", "The project's webhooks.", 404);
        endpoints.MapPost(Mem0Routes.ProjectWebhooks, CreateAsync)
            .Says("mem0CreateWebhook", "Makes a webhook. Its secret is shown here, once: deliveries are signed with it.", 404, 413, 415);
        endpoints.MapPut(Mem0Routes.Webhook, UpdateAsync).Says("mem0UpdateWebhook", "Changes what is named of a webhook.", 404, 413, 415);
        endpoints.MapDelete(Mem0Routes.Webhook, DeleteAsync).Says("mem0DeleteWebhook", "Removes a webhook. What was on its way is not sent.", 404);
        endpoints.MapGet(Mem0Routes.WebhookDeliveries, DeliveriesAsync)
            .Says("mem0ListDeliveries", "What a webhook was told, and is to be told, of one entity's memories, the newest first.", 404)
            .TakesEntities()
            .TakesQuery("page_size", "1 to 100; 100 where absent.", isInteger: true);
    }

    private static async Task<Ok<IReadOnlyList<Mem0Webhook>>> ListAsync(ProjectPath path, WebhookService service, CancellationToken cancellationToken)
    {
        var webhooks = await service.ListAsync(path.Tenant, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok<IReadOnlyList<Mem0Webhook>>([.. webhooks.Select(webhook => Of(webhook, path.Tenant))]);
    }

    private static async Task<Ok<Mem0Webhook>> CreateAsync(
        ProjectPath path, JsonBody<Mem0WebhookRequest> body, WebhookService service, CancellationToken cancellationToken)
    {
        var request = body.Value;
        var made = await service.CreateAsync(
            path.Tenant, Required(request.Name, "name"), Required(request.Url, "url"), Required(request.EventTypes, "event_types"), cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(Of(made, path.Tenant) with { Secret = made.Secret });
    }

    private static async Task<Ok<Mem0Webhook>> UpdateAsync(
        JsonBody<Mem0WebhookRequest> body, HttpContext context, WebhookService service, CancellationToken cancellationToken)
    {
        var (tenant, request) = (context.Caller().Tenant, body.Value);
        var changed = await service.UpdateAsync(tenant, Id(context), request.Name, request.Url, request.EventTypes, request.IsActive, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(Of(changed ?? throw Mem0Endpoints.NotFound("webhook"), tenant));
    }

    private static async Task<Ok<Mem0Done>> DeleteAsync(HttpContext context, WebhookService service, CancellationToken cancellationToken) =>
        await service.DeleteAsync(context.Caller().Tenant, Id(context), cancellationToken).ConfigureAwait(false)
            ? TypedResults.Ok(new Mem0Done { Message = "The webhook is removed." })
            : throw Mem0Endpoints.NotFound("webhook");

    private static async Task<Ok<Mem0Deliveries>> DeliveriesAsync(HttpContext context, WebhookService service, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context);
        var ids = query.Entities();
        var top = query.Integer("page_size", MostDeliveries, 1, MostDeliveries);
        query.Finish();
        var found = await service.ListDeliveriesAsync(ids.BankOf(context.Caller().Tenant), Id(context), top, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new Mem0Deliveries { Results = [.. (found ?? throw Mem0Endpoints.NotFound("webhook")).Select(Of)] });
    }

    private static string Id(HttpContext context) => RouteText.Read(context, "webhook_id");

    private static T Required<T>(T? value, string field)
        where T : class => value ?? throw new InvalidInputException(field, "is required");

    private static Mem0Webhook Of(Webhook webhook, string tenant) => new()
    {
        WebhookId = webhook.Id,
        Name = webhook.Name,
        Url = webhook.Url.ToString(),
        Project = tenant,
        EventTypes = webhook.EventTypes,
        IsActive = webhook.IsActive,
        CreatedAt = webhook.CreatedAt,
        UpdatedAt = webhook.UpdatedAt,
    };

    private static Mem0Delivery Of(Delivery delivery) => new()
    {
        Id = delivery.Id,
        EventType = delivery.EventType,
        MemoryId = delivery.MemoryId,
        Status = delivery.State switch
        {
            DeliveryState.Pending => "pending",
            DeliveryState.Delivered => "delivered",
            _ => "failed",
        },
        Attempts = delivery.Attempts,
        LastOutcome = delivery.LastOutcome,
        LastAttemptAt = delivery.LastAttemptAt,
        NextAttemptAt = delivery.NotBefore,
        CreatedAt = delivery.CreatedAt,
    };
}
