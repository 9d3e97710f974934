using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Consolidate;
using MemoryFunctions.Core.Curate;
using MemoryFunctions.Core.Directives;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Extract;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.MentalModels;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Observe;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Overview;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Reflect;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Core.Templates;
using MemoryFunctions.Core.Summarize;
using MemoryFunctions.Core.Tenants;
using MemoryFunctions.Core.Webhooks;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core;

/// <summary>Registers the use cases. The stores, the queue and the models come from the adapters.</summary>
public static class CoreServiceCollectionExtensions
{
    public static IServiceCollection AddMemoryCore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RetainOptions>().Bind(configuration.GetSection(RetainOptions.Section)).ValidateOnStart();
        services.AddOptions<IngestOptions>().Bind(configuration.GetSection(IngestOptions.Section)).ValidateOnStart();
        services.AddOptions<ExtractOptions>().Bind(configuration.GetSection(ExtractOptions.Section)).ValidateOnStart();
        services.AddOptions<ObserveOptions>().Bind(configuration.GetSection(ObserveOptions.Section)).ValidateOnStart();
        services.AddOptions<SweepOptions>().Bind(configuration.GetSection(SweepOptions.Section)).ValidateOnStart();
        services.AddOptions<RecallOptions>().Bind(configuration.GetSection(RecallOptions.Section)).ValidateOnStart();
        services.AddOptions<ReflectOptions>().Bind(configuration.GetSection(ReflectOptions.Section)).ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<RetainOptions>, RetainOptionsValidator>();
        services.AddSingleton<IValidateOptions<IngestOptions>, IngestOptionsValidator>();
        services.AddSingleton<IValidateOptions<ExtractOptions>, ExtractOptionsValidator>();
        services.AddSingleton<IValidateOptions<ObserveOptions>, ObserveOptionsValidator>();
        services.AddSingleton<IValidateOptions<SweepOptions>, SweepOptionsValidator>();
        services.AddSingleton<IValidateOptions<RecallOptions>, RecallOptionsValidator>();
        services.AddSingleton<IValidateOptions<ReflectOptions>, ReflectOptionsValidator>();
        services.TryAddSingleton<IConsolidator, RuleConsolidator>();
        services.AddSingleton<BankGate>();
        services.AddSingleton<IndexPlaces>();
        services.AddSingleton<RequestPressure>();
        services.AddSingleton<BankService>();
        services.AddSingleton<BankDirectory>();
        services.AddSingleton<TenantReset>();
        services.AddSingleton<ChunkReader>();
        services.AddSingleton<DocumentService>();
        services.AddSingleton<MemoryService>();
        services.AddSingleton<JointListing>();
        services.AddSingleton<ICurationService, CurationService>();
        services.AddSingleton<FeedbackService>();
        services.AddSingleton<ClearingService>();
        services.AddSingleton<OperationService>();
        services.AddSingleton<OperationFinder>();
        services.AddSingleton<OperationControl>();
        services.AddSingleton<ExtractionFlush>();
        services.AddSingleton<ConsolidationService>();
        services.AddSingleton<DocumentRewriter>();
        services.AddSingleton<DocumentTagService>();
        services.AddSingleton<ReprocessService>();
        services.AddSingleton<Backpressure>();
        services.AddSingleton<RetainService>();
        services.AddSingleton<RecallCaches>();
        services.AddSingleton<RecallService>();
        services.AddSingleton<DirectiveService>();
        services.AddSingleton<MentalModelReader>();
        services.AddSingleton<MentalModelService>();
        services.AddSingleton<MentalModelWriter>();
        services.AddSingleton<MentalModelPreviewer>();
        services.AddSingleton<MentalModelWorker>();
        services.AddSingleton<JointRecall>();
        services.AddSingleton<ReflectService>();
        services.AddSingleton<SummaryService>();
        services.AddSingleton<ExtractionWorker>();
        services.AddSingleton<IngestWorker>();
        services.AddSingleton<IBellHandler>(provider => provider.GetRequiredService<IngestWorker>());
        services.AddSingleton<SweepService>();
        services.AddOptions<WebhookOptions>().Bind(configuration.GetSection(WebhookOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebhookOptions>, WebhookOptionsValidator>();
        services.AddSingleton<WebhookService>();
        services.AddSingleton<TenantService>();
        services.AddSingleton<OverviewService>();
        services.AddSingleton<ChunkService>();
        services.AddSingleton<FileRetainService>();
        services.AddSingleton<TemplateService>();
        return services;
    }
}
