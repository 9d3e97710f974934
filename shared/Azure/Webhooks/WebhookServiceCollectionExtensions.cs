using MemoryFunctions.Core.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Azure.Webhooks;

/// <summary>Registers the telling of webhooks.</summary>
public static class WebhookServiceCollectionExtensions
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services) =>
        services.AddSingleton<IWebhookSender, HttpWebhookSender>().AddSingleton<WebhookWorker>();
}
