using System.Text.RegularExpressions;
using MemoryFunctions.Azure.Cosmos;
using MemoryFunctions.Azure.OpenAI;
using MemoryFunctions.Azure.Queues;
using MemoryFunctions.Azure.Rerank;
using MemoryFunctions.Azure.Webhooks;
using MemoryFunctions.Core;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Work;
using MemoryFunctions.Embedded.Models;
using MemoryFunctions.Http;
using MemoryFunctions.Http.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Architecture.Tests;

/// <summary>The Functions app's packages are not everywhere to be had: these tests put together what it puts together.</summary>
public sealed class CompositionTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_functions_find_what_they_call(bool hasModels)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Cosmos:Emulator"] = "true",
            ["Queue:ConnectionString"] = "UseDevelopmentStorage=true",
            ["Models:Chat:Endpoint"] = hasModels ? "https://example.openai.azure.com" : null,
            ["Models:Chat:Model"] = hasModels ? "chat" : null,
            ["Models:Embedding:Endpoint"] = hasModels ? "http://localhost:11434/v1" : null,
            ["Models:Embedding:Model"] = hasModels ? "embedding" : null,
            ["Models:Reranker:Endpoint"] = hasModels ? "https://api.cohere.com/v2" : null,
            ["Models:Reranker:Model"] = hasModels ? "reranker" : null,
        });
        builder.Services
            .AddMemoryCore(builder.Configuration)
            .AddCosmosStore(builder.Configuration)
            .AddStorageQueue(builder.Configuration)
            .AddOpenAIModels(builder.Configuration)
            .AddReranker(builder.Configuration)
            .AddWebhooks()
            .AddOfflineModels(builder.Configuration["Models:Embedding:Model"])
            .AddMemoryHttp(builder.Configuration);
        await using var services = builder.Services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        Assert.NotNull(services.GetRequiredService<MemoryApi>());
        Assert.NotNull(services.GetRequiredService<IBellHandler>());
        Assert.NotNull(services.GetRequiredService<SweepService>());
        Assert.Equal(hasModels, services.GetService<IFactExtractor>() is not null);
        Assert.Equal(hasModels ? "reranker" : null, services.GetService<IReranker>()?.Model);
        Assert.Equal(hasModels ? "embedding" : "lexical", services.GetRequiredService<IEmbedder>().Signature.Model[..(hasModels ? 9 : 7)]);
        Assert.Equal(hasModels, services.GetService<IConceptTable>() is null);
    }

    [Fact]
    public void The_functions_are_put_together_from_the_same_parts_as_here()
    {
        static IEnumerable<string> Parts(string path) =>
            Regex.Matches(Repository.Read(path), @"(?<=^\s+\.)Add\w+(?=\()", RegexOptions.Multiline).Select(match => match.Value);

        Assert.Equal(Parts("tests/Architecture.Tests/CompositionTests.cs"), Parts("functions/Program.cs"));
    }

    /// <summary>Our callers cannot send function keys: another level would shut them out, and open nothing.</summary>
    [Fact]
    public void Http_triggers_leave_authentication_to_the_pipeline()
    {
        var levels = Repository.Files.Where(path => path.StartsWith("functions/Http/", StringComparison.Ordinal))
            .SelectMany(path => Regex.Matches(Repository.Read(path), @"AuthorizationLevel\.\w+").Select(match => match.Value))
            .ToList();

        Assert.NotEmpty(levels);
        Assert.All(levels, level => Assert.Equal("AuthorizationLevel.Anonymous", level));
    }
}
