using System.Text.Json;
using System.Text.Json.Serialization;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.Auth;
using MemoryFunctions.Http.Banks;
using MemoryFunctions.Http.Health;
using MemoryFunctions.Http.Mem0;
using MemoryFunctions.Http.OpenApi;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Http;

/// <summary>Registers the HTTP surface.</summary>
public static class HttpServiceCollectionExtensions
{
    public static IServiceCollection AddMemoryHttp(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<HttpOptions>().Bind(configuration.GetSection(HttpOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<HttpOptions>, HttpOptionsValidator>();
        KnownSettings.Require(configuration);
        services.AddOptions<AuthOptions>().Bind(configuration.GetSection(AuthOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AuthOptions>, AuthOptionsValidator>();
        services.AddSingleton<KeyRing>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddRouting();
        services.Configure<JsonOptions>(options => Configure(options.SerializerOptions));
        services.AddMemoryOpenApi();
        services.AddSingleton<JsonBodyReader>();
        services.AddSingleton<MemoryApi>();
        return services;
    }

    /// <summary>Strict: the names and types are the contract's, and <see cref="JsonShape"/> compares with the same ones.</summary>
    internal static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.TypeInfoResolverChain.Insert(0, BanksJson.Default);
        options.TypeInfoResolverChain.Insert(1, HealthJson.Default);
        options.TypeInfoResolverChain.Insert(2, ProblemsJson.Default);
        options.TypeInfoResolverChain.Insert(3, Mem0Json.Default);
    }
}
