using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using MemoryFunctions.Core.Diagnostics;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;

namespace MemoryFunctions.Azure.Rerank;

/// <summary>
/// A reranker behind <c>POST /rerank</c>, as Cohere has it and most others after it. One try: somebody waits. A server that keeps
/// failing is left alone for a while, so that not every recall waits for it.
/// </summary>
internal sealed class HttpReranker : IReranker, IDisposable
{
    private const string Operation = "/rerank";
    private const int LongestAnswer = 1024 * 1024;

    /// <summary>Of a refusal, this much is looked through for the name of what is missing.</summary>
    private const int LongestRefusal = 2_000;

    private static readonly TimeSpan Break = TimeSpan.FromSeconds(15);

    private readonly RerankerOptions options;
    private readonly TimeProvider time;
    private readonly HttpClient http;
    private readonly Uri address;
    private readonly ResiliencePipeline breaker;
    private volatile RerankDialect dialect;
    private volatile bool areLogits;

    public HttpReranker(IOptions<RerankerOptions> options, TimeProvider time)
    {
        this.options = options.Value;
        this.time = time;
        address = AddressOf(this.options.Endpoint!);
        http = new HttpClient(new SocketsHttpHandler
        {
            // No redirects: the key would go along to wherever they lead.
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LongestAnswer,
        };
        breaker = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.7,
                MinimumThroughput = 5,
                SamplingDuration = TimeSpan.FromSeconds(60),
                BreakDuration = Break,
                ShouldHandle = new PredicateBuilder().Handle<TimeoutException>().Handle<RerankFailure>(static e => e.IsOutOfOrder),
            })
            .Build();
    }

    public string Model => options.Model!;

    public int Candidates => options.Candidates;

    public async Task<IReadOnlyList<double?>> RerankAsync(string query, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        using var activity = MemoryActivities.Source.StartActivity($"rerank {Model}", ActivityKind.Client);
        activity?.SetTag("gen_ai.operation.name", "rerank").SetTag("gen_ai.request.model", Model);
        try
        {
            return await breaker.ExecuteAsync(
                async token => await WithinTimeAsync(query, texts, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        catch (RerankFailure e)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            throw new ModelException(e.Message, isTransient: e.IsOutOfOrder, e);
        }
        catch (BrokenCircuitException e)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            throw new ModelException($"{RerankerOptions.Section}: the endpoint is out of order and is left alone for a while", isTransient: true, e);
        }
    }

    public void Dispose() => http.Dispose();

    private static Uri AddressOf(Uri endpoint)
    {
        var path = endpoint.AbsolutePath.TrimEnd('/');
        return new Uri(endpoint, path.EndsWith(Operation, StringComparison.Ordinal) ? path : path + Operation);
    }

    private async Task<IReadOnlyList<double?>> WithinTimeAsync(string query, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            var scores = await AskAsync(query, texts, both.Token).ConfigureAwait(false);
            if (!areLogits && RerankAnswer.AreLogits(scores))
            {
                areLogits = true;
            }

            return areLogits ? [.. scores.Select(score => score is { } logit ? RerankAnswer.Probability(logit) : (double?)null)] : scores;
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{RerankerOptions.Section}: the endpoint did not answer in time", e);
        }
    }

    /// <summary>Asks, and where the server calls the texts by another name, asks again by that.</summary>
    private async Task<double?[]> AskAsync(string query, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var (spoken, hasLearned) = (dialect, false);
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address);
            request.Content = new ReadOnlyMemoryContent(RerankBody.Write(spoken, Model, query, texts));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue("MemoryFunctions", null));
            if (!string.IsNullOrWhiteSpace(options.ApiKey))
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiKey.Trim());
            }

            var (status, body) = await SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (status is HttpStatusCode.OK)
            {
                dialect = spoken;
                return RerankAnswer.Read(body, texts.Count)
                    ?? throw new RerankFailure($"{RerankerOptions.Section}: the endpoint did not answer with one score for each text");
            }

            var other = spoken is RerankDialect.Texts ? RerankDialect.Documents : RerankDialect.Texts;
            if (hasLearned || status is not (HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity) || !Misses(body, other))
            {
                throw Refusal(status);
            }

            (spoken, hasLearned) = (other, true);
        }
    }

    private async Task<(HttpStatusCode Status, byte[] Body)> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return (response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new RerankFailure($"{RerankerOptions.Section}: the endpoint cannot be reached, or broke off", e) { IsOutOfOrder = true };
        }
    }

    private static bool Misses(byte[] refusal, RerankDialect name)
    {
        var words = Encoding.UTF8.GetString(refusal.AsSpan(0, Math.Min(refusal.Length, LongestRefusal)));
        return words.Contains(name is RerankDialect.Texts ? "texts" : "documents", StringComparison.Ordinal);
    }

    /// <summary>In our own words: the server's may quote what it was sent.</summary>
    private RerankFailure Refusal(HttpStatusCode status)
    {
        var number = ((int)status).ToString(CultureInfo.InvariantCulture);
        return new RerankFailure(status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => string.IsNullOrWhiteSpace(options.ApiKey)
                ? $"the endpoint lets nobody in without a key (status {number}): set {RerankerOptions.Section}:ApiKey"
                : $"{RerankerOptions.Section}:ApiKey is not let in (status {number})",
            HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or (>= (HttpStatusCode)300 and < (HttpStatusCode)400) =>
                $"there is no such model or address (status {number}): see {RerankerOptions.Section}:Model and {RerankerOptions.Section}:Endpoint, to which /rerank is added",
            _ => $"{RerankerOptions.Section}: the endpoint did not do it (status {number})",
        })
        {
            IsOutOfOrder = status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError,
        };
    }
}
