using System.Globalization;
using Microsoft.Extensions.Configuration.Memory;
using MemoryFunctions.Azure.OpenAI;
using MemoryFunctions.Core.Errors;

namespace MemoryFunctions.Local;

/// <summary>The host before anything of ours is in it: configuration, address, logging.</summary>
internal static class LocalHost
{
    private const string DefaultUrl = "http://localhost:7071";

    /// <summary>Twice as many as a model is asked at once, unless set.</summary>
    private const int WorkersBesideModel = 16;
    private const int IndexersBesideModel = 8;

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        Check(args);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

        builder.Configuration.AddEnvironmentVariables("MEMORYFUNCTIONS_").AddCommandLine(args);

        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Parallelism(builder.Configuration) });
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }
        else
        {
            builder.WebHost.UseUrls(builder.Configuration[WebHostDefaults.ServerUrlsKey]!);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null; // the pipeline has a limit that is a setting
        });
        builder.Logging.ClearProviders().AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });

        // Why it did not start is said once, at the end, in words.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None).AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.None);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddConfiguration(builder.Configuration.GetSection("Logging"));
        return builder;
    }

    /// <summary>Runs it until it is told to stop, or until its command has ended.</summary>
    /// <returns>The program's exit code.</returns>
    public static async Task<int> RunAsync(WebApplication app, LocalStore store, ReembedCommand? reembed)
    {
        if (reembed is not null && store.Transport is null)
        {
            return await Reembedding.RunAloneAsync(reembed, app).ConfigureAwait(false);
        }

        await app.StartAsync().ConfigureAwait(false);

        // Only what has started is disposed: a failure of the disposal would hide why the start failed.
        await using (app.ConfigureAwait(false))
        {
            await app.WaitForShutdownAsync().ConfigureAwait(false);
        }

        return reembed is null ? 0 : await reembed.Ended.ConfigureAwait(false);
    }

    /// <summary>
    /// A mistyped option would otherwise be silently nothing, and one without its value would take the next option for it. What
    /// is no option is not repeated: it may be a key.
    /// </summary>
    private static void Check(string[] args)
    {
        string? before = null;
        for (var at = 0; at < args.Length; at++)
        {
            var name = args[at].Split('=')[0];
            if (!IsOption(name))
            {
                throw new ConfigurationException(
                    name.StartsWith('-') ? $"unknown option {name}\n\n{Usage.Text}"
                    : before is null ? $"the first argument is neither an option nor the command {ReembedCommand.Name}\n\n{Usage.Text}"
                    : $"after {before} and its value comes something that is no option\n\n{Usage.Text}");
            }

            before = name;
            if (!args[at].Contains('=', StringComparison.Ordinal) && (++at == args.Length || IsOption(args[at].Split('=')[0])))
            {
                throw new ConfigurationException($"option {name} wants a value: is the variable that holds it empty?");
            }
        }
    }

    /// <summary>
    /// The offline models compute in this process: half of the processors are the callers'. Who waits for a model computes nothing, and
    /// must not keep others' words from becoming memories meanwhile.
    /// </summary>
    private static IEnumerable<KeyValuePair<string, string?>> Parallelism(IConfiguration configuration)
    {
        var half = Math.Max(1, Environment.ProcessorCount / 2);
        var (hasChat, hasEmbedding) = (OpenAIEmbedderFactory.IsSet(configuration, OpenAIChatOptions.Section), OpenAIEmbedderFactory.IsSet(configuration, OpenAIEmbeddingOptions.Section));
        yield return KeyValuePair.Create<string, string?>("Queue:Parallelism", (hasChat || hasEmbedding ? WorkersBesideModel : half).ToString(CultureInfo.InvariantCulture));
        yield return KeyValuePair.Create<string, string?>("Ingest:Parallelism", (hasEmbedding ? IndexersBesideModel : half).ToString(CultureInfo.InvariantCulture));
    }

    private static bool IsOption(string name) =>
        name is "--urls" or "--data" || (name.StartsWith("--", StringComparison.Ordinal) && name.Contains(':', StringComparison.Ordinal));
}
