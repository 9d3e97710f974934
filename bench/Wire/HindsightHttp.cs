using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MemoryFunctions.Bench.Extract;

namespace MemoryFunctions.Bench.Wire;

/// <summary>The calls of the Hindsight surface that the measurements need, with their times.</summary>
internal sealed class HindsightHttp : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient http;

    public HindsightHttp(Uri baseAddress)
    {
        // No proxy and no limit on connections: every caller has its own, as so many backends would.
        var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false };

        // Without the slash the last part of a base path would be replaced rather than followed.
        var start = new Uri(baseAddress.AbsoluteUri.TrimEnd('/') + '/');
        http = new HttpClient(handler) { BaseAddress = start, Timeout = TimeSpan.FromMinutes(5) };
    }

    public Uri BaseAddress => http.BaseAddress!;

    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await SendAsync(HttpMethod.Get, "health/ready", body: null, cancellationToken)).IsSuccess;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public Task<HttpReply> RetainAsync(string bank, RetainRequest request, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, $"{PathOf(bank)}/memories", Serialize(request, HindsightJson.Default.RetainRequest), cancellationToken);

    public Task<HttpReply> RecallAsync(string bank, RecallRequest request, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, $"{PathOf(bank)}/memories/recall", Serialize(request, HindsightJson.Default.RecallRequest), cancellationToken);

    public async Task<OperationStatus> ReadOperationAsync(string bank, string operation, CancellationToken cancellationToken) =>
        (await SendAsync(HttpMethod.Get, $"{PathOf(bank)}/operations/{Uri.EscapeDataString(operation)}", body: null, cancellationToken))
        .Read(HindsightJson.Default.OperationStatus);

    public async Task<int> CountMemoriesAsync(string bank, CancellationToken cancellationToken) =>
        (await SendAsync(HttpMethod.Get, $"{PathOf(bank)}/memories/list?limit=1", body: null, cancellationToken))
        .Read(HindsightJson.Default.MemoryPage).Total;

    /// <summary>Memories whose text has <paramref name="part"/> in it.</summary>
    public async Task<IReadOnlyList<ListedMemory>> FindMemoriesAsync(string bank, string part, CancellationToken cancellationToken) =>
        (await SendAsync(HttpMethod.Get, $"{PathOf(bank)}/memories/list?limit=1000&q={Uri.EscapeDataString(part)}", body: null, cancellationToken))
        .Read(HindsightJson.Default.MemoryPage).Items;

    public async Task<string?> ReadTextAsync(string bank, string document, CancellationToken cancellationToken) =>
        (await SendAsync(HttpMethod.Get, $"{PathOf(bank)}/documents/{Uri.EscapeDataString(document)}", body: null, cancellationToken))
        .Read(HindsightJson.Default.StoredText).OriginalText;

    /// <summary>Any other call on a bank.</summary>
    /// <param name="path">What follows the bank's own path, with its slash or question mark; empty for the bank itself.</param>
    public Task<HttpReply> CallAsync(HttpMethod method, string bank, string path, CancellationToken cancellationToken) =>
        SendAsync(method, PathOf(bank) + path, method == HttpMethod.Put ? "{}"u8.ToArray() : null, cancellationToken);

    /// <summary>Makes a bank, or changes it.</summary>
    public Task<HttpReply> PutBankAsync(string bank, GuidanceRequest request, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Put, PathOf(bank), Serialize(request, HindsightJson.Default.GuidanceRequest), cancellationToken);

    public async Task DeleteBankAsync(string bank, CancellationToken cancellationToken)
    {
        var reply = await SendAsync(HttpMethod.Delete, PathOf(bank), body: null, cancellationToken);
        if (!reply.IsSuccess)
        {
            throw new BenchException($"{reply.Request} answered {reply.Status}.");
        }
    }

    public void Dispose() => http.Dispose();

    private static string PathOf(string bank) => $"v1/default/banks/{Uri.EscapeDataString(bank)}";

    private static byte[] Serialize<T>(T request, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(request, type);

    private async Task<HttpReply> SendAsync(HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = Json } };
        }

        var started = Stopwatch.GetTimestamp();
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var content = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var server = response.Headers.TryGetValues("Server-Timing", out var values) ? ServerTiming.Find(string.Join(',', values), "total") : null;
        var ignored = response.Headers.TryGetValues("X-Ignored-Params", out var names) ? names.SelectMany(list => list.Split(", ")) : [];
        return new HttpReply($"{method} /{path}", (int)response.StatusCode, content, elapsed, server)
        {
            Ignored = [.. ignored],
        };
    }
}
