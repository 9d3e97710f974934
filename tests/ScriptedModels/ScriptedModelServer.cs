using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.ScriptedModels;

/// <summary>
/// An OpenAI-compatible server on a loopback port of its own: <c>/v1/chat/completions</c>, <c>/v1/embeddings</c> and the same
/// under <c>/openai/v1</c>. It takes down every request and answers with the first of: what was put in line once, the quirks it
/// is to have, the handlers in the order they were added, and for embeddings a bag of words.
/// </summary>
public sealed class ScriptedModelServer : IAsyncDisposable
{
    /// <summary>The length of vectors where a request asks for none.</summary>
    public const int NativeDimensions = 768;

    private readonly WebApplication _app;
    private readonly List<ScriptedRequest> _requests = [];
    private readonly LinkedList<Func<ScriptedRequest, ScriptedReply?>> _once = [];
    private readonly ConcurrentQueue<Func<ScriptedRequest, ScriptedReply?>> _always = [];
    private readonly Lock _gate = new();
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _underWay;
    private int _mostUnderWay;

    private ScriptedModelServer(WebApplication app) => _app = app;

    /// <summary>Where it listens, such as <c>http://127.0.0.1:1234/</c>.</summary>
    public Uri Address => new(_app.Urls.Single() + "/");

    /// <summary>The value of <c>Models:Chat:Endpoint</c> and <c>Models:Embedding:Endpoint</c>.</summary>
    public Uri Endpoint => new(Address, "v1");

    public ServerQuirks Quirks { get; set; }

    /// <summary>The key or token that callers must have, in <c>api-key</c> or as a bearer; null lets everybody in.</summary>
    public string? ExpectedKey { get; set; }

    /// <summary>Every request, in the order in which they came.</summary>
    public IReadOnlyList<ScriptedRequest> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    public IReadOnlyList<ScriptedRequest> Chats => [.. Requests.Where(request => request.IsChat)];

    public IReadOnlyList<ScriptedRequest> Embeddings => [.. Requests.Where(request => request.IsEmbedding)];

    /// <summary>How many requests were being answered at the same time, at most.</summary>
    public int MostUnderWay => Volatile.Read(ref _mostUnderWay);

    public static async Task<ScriptedModelServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var server = new ScriptedModelServer(builder.Build());
        server._app.Run(server.HandleAsync);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Answers every request that nobody before it answered; null leaves it to the next.</summary>
    public ScriptedModelServer Always(Func<ScriptedRequest, ScriptedReply?> handler)
    {
        _always.Enqueue(handler);
        return this;
    }

    /// <summary>Answers chats whose schema has this name (or <c>text</c>, for free text) with a text, made of the request.</summary>
    public ScriptedModelServer Chat(string purpose, Func<ScriptedRequest, string> answer) =>
        Always(request => request.IsChat && string.Equals(request.Purpose, purpose, StringComparison.Ordinal)
            ? ScriptedReply.Chat(request, answer(request))
            : null);

    /// <summary>Answers one request, the first for which it has an answer, before anybody else; in line with others such.</summary>
    public ScriptedModelServer Next(Func<ScriptedRequest, ScriptedReply?> handler, int times = 1)
    {
        lock (_gate)
        {
            for (var i = 0; i < times; i++)
            {
                _once.AddLast(handler);
            }
        }

        return this;
    }

    /// <summary>The settings that lead the product here, for a configuration or a command line.</summary>
    public IReadOnlyDictionary<string, string> Settings(bool chat = true, bool embedding = true, int dimensions = 512)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        if (chat)
        {
            settings["Models:Chat:Endpoint"] = Endpoint.ToString();
            settings["Models:Chat:ApiKey"] = ExpectedKey ?? "scripted-key";
            settings["Models:Chat:Model"] = "scripted-chat";
        }

        if (embedding)
        {
            settings["Models:Embedding:Endpoint"] = Endpoint.ToString();
            settings["Models:Embedding:ApiKey"] = ExpectedKey ?? "scripted-key";
            settings["Models:Embedding:Model"] = "scripted-embedding";
            settings["Models:Embedding:Dimensions"] = dimensions.ToString(CultureInfo.InvariantCulture);
        }

        return settings;
    }

    /// <summary>Waits until so many requests have come.</summary>
    public async Task WaitForRequestsAsync(int count, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Task arrived;
            lock (_gate)
            {
                if (_requests.Count >= count)
                {
                    return;
                }

                arrived = _arrived.Task;
            }

            await arrived.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task SendAsync(HttpContext context, ScriptedReply reply)
    {
        if (reply.IsDropped)
        {
            context.Abort();
            return;
        }

        var body = Encoding.UTF8.GetBytes(reply.Body!);
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.ContentType;
        context.Response.ContentLength = body.Length;
        foreach (var (name, value) in reply.Headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.Body.WriteAsync(reply.IsTruncated ? body.AsMemory(0, body.Length / 2) : body);
        await context.Response.Body.FlushAsync();
        if (reply.IsTruncated)
        {
            context.Abort();
        }
    }

    private static bool IsKnown(string path) => path is
        "/v1/chat/completions" or "/v1/embeddings" or "/openai/v1/chat/completions" or "/openai/v1/embeddings";

    private async Task HandleAsync(HttpContext context)
    {
        var underWay = Interlocked.Increment(ref _underWay);
        try
        {
            lock (_gate)
            {
                _mostUnderWay = Math.Max(_mostUnderWay, underWay);
            }

            var request = await ReadAsync(context);
            await foreach (var reply in AnswersAsync(context, request))
            {
                await SendAsync(context, reply);
                return;
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller went away, as some tests mean it to.
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private async Task<ScriptedRequest> ReadAsync(HttpContext context)
    {
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        using var document = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        TaskCompletionSource arrived;
        ScriptedRequest request;
        lock (_gate)
        {
            request = new ScriptedRequest(_requests.Count, context.Request.Path, headers, document.RootElement.Clone());
            _requests.Add(request);
            arrived = _arrived;
            _arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        arrived.SetResult();
        return request;
    }

    private async IAsyncEnumerable<ScriptedReply> AnswersAsync(HttpContext context, ScriptedRequest request)
    {
        if (!IsKnown(request.Path))
        {
            yield return new ScriptedReply { Status = 404, Body = "404 page not found", ContentType = "text/plain" };
        }

        if (ExpectedKey is { } key && !IsLetIn(request, key))
        {
            yield return ScriptedReply.Error(401, "invalid_api_key", "Incorrect API key provided.");
        }

        if (TakeOnce(request) is { } once)
        {
            if (once.Until is { } until)
            {
                await until.WaitAsync(context.RequestAborted);
            }

            if (once.Body is not null)
            {
                yield return once;
            }
        }

        yield return QuirkyAnswers.To(request, Quirks)
            ?? _always.Select(handler => handler(request)).FirstOrDefault(reply => reply is not null)
            ?? (request.IsEmbedding ? Embed(request) : ScriptedReply.Error(400, "unscripted", "No handler of the test answers this."));
    }

    private static bool IsLetIn(ScriptedRequest request, string key) =>
        request.Headers.TryGetValue("api-key", out var sent)
            ? string.Equals(sent, key, StringComparison.Ordinal)
            : string.Equals(request.Headers.GetValueOrDefault("Authorization"), "Bearer " + key, StringComparison.Ordinal);

    private ScriptedReply? TakeOnce(ScriptedRequest request)
    {
        lock (_gate)
        {
            for (var node = _once.First; node is not null; node = node.Next)
            {
                if (node.Value(request) is { } reply)
                {
                    _once.Remove(node);
                    return reply;
                }
            }
        }

        return null;
    }

    private ScriptedReply Embed(ScriptedRequest request)
    {
        var dimensions = request.Dimensions ?? NativeDimensions;
        return ScriptedReply.Embeddings(
            request,
            [.. request.Inputs.Select(input => BagOfWords.Vector(input, dimensions))],
            asBase64: request.WantsBase64 && !Quirks.HasFlag(ServerQuirks.FloatsOnly),
            isReversed: Quirks.HasFlag(ServerQuirks.Shuffled));
    }
}
