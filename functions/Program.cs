using MemoryFunctions.Azure.Cosmos;
using MemoryFunctions.Azure.OpenAI;
using MemoryFunctions.Azure.Queues;
using MemoryFunctions.Azure.Rerank;
using MemoryFunctions.Azure.Webhooks;
using MemoryFunctions.Core;
using MemoryFunctions.Embedded.Models;
using MemoryFunctions.Functions;
using MemoryFunctions.Http;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services
    .AddMemoryCore(builder.Configuration)
    .AddCosmosStore(builder.Configuration)
    .AddStorageQueue(builder.Configuration)
    .AddOpenAIModels(builder.Configuration)
    .AddReranker(builder.Configuration)
    .AddWebhooks()
    .AddOfflineModels(builder.Configuration["Models:Embedding:Model"])
    .AddMemoryHttp(builder.Configuration);
await builder.Build().RequireKeysUnlessDevelopment().RunAsync();
