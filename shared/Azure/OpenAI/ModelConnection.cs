using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Core;
using Azure.Identity;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Embeddings;

namespace MemoryFunctions.Azure.OpenAI;

/// <summary>
/// Requests to one model through the official SDK: its pipeline, its credentials, its addresses. Bodies are written and read here
/// and not by the SDK's own classes, which break at answers that OpenAI itself would not give and other servers do.
/// </summary>
internal sealed class ModelConnection : IDisposable
{
    private const string AzureScope = "https://ai.azure.com/.default";

    private readonly HttpClient _http;
    private readonly OpenAIClientOptions _client;
    private readonly AuthenticationPolicy _authentication;
    private readonly string _model;
    private readonly TimeProvider _time;

    /// <param name="options">Where the model is; checked already.</param>
    /// <param name="credential">The app's identity, for Azure without a key.</param>
    /// <param name="transport">In place of the network; null for the network.</param>
    /// <param name="time">What dates in answers are compared with.</param>
    public ModelConnection(OpenAIModelOptions options, Func<TokenCredential> credential, ModelTransport? transport, TimeProvider time)
    {
        _http = new HttpClient(transport?.Handler ?? Network(), disposeHandler: transport is null) { Timeout = Timeout.InfiniteTimeSpan };
        _client = new OpenAIClientOptions
        {
            Endpoint = ModelAddress.Of(options),
            UserAgentApplicationId = "MemoryFunctions",
            Transport = new HttpClientPipelineTransport(_http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
        };
        _authentication = Authentication(options, credential);
        _model = options.Model!;
        _time = time;
    }

    // The SDK marks the constructors that take a policy as subject to change. They are the only ones for credentials other than
    // OpenAI's own key, and those that Azure's documentation has for its v1 endpoint.
#pragma warning disable OPENAI001

    /// <summary>Sends bodies to <c>chat/completions</c>.</summary>
    public Func<BinaryData, CancellationToken, Task<BinaryData>> ToChat()
    {
        var client = new ChatClient(_model, _authentication, _client);
        return (body, cancellationToken) => SendAsync(client.CompleteChatAsync, body, cancellationToken);
    }

    /// <summary>Sends bodies to <c>embeddings</c>.</summary>
    public Func<BinaryData, CancellationToken, Task<BinaryData>> ToEmbeddings()
    {
        var client = new EmbeddingClient(_model, _authentication, _client);
        return (body, cancellationToken) => SendAsync(client.GenerateEmbeddingsAsync, body, cancellationToken);
    }

#pragma warning restore OPENAI001

    public void Dispose() => _http.Dispose();

    private static AuthenticationPolicy Authentication(OpenAIModelOptions options, Func<TokenCredential> credential) =>
        (string.IsNullOrWhiteSpace(options.ApiKey), ModelAddress.IsAzure(options)) switch
        {
            (true, true) => new BearerTokenPolicy(credential(), AzureScope),
            (true, false) => new NoAuthenticationPolicy(),
            (false, true) => ApiKeyAuthenticationPolicy.CreateHeaderApiKeyPolicy(new ApiKeyCredential(options.ApiKey!.Trim()), "api-key"),
            (false, false) => ApiKeyAuthenticationPolicy.CreateBearerAuthorizationPolicy(new ApiKeyCredential(options.ApiKey!.Trim())),
        };

    /// <summary>No redirects: a key would go along to wherever they lead. Connections end now and then, so that a moved name is noticed.</summary>
    private static SocketsHttpHandler Network() => new()
    {
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <exception cref="ProviderException">There was no answer, or one with another status than 200.</exception>
    private async Task<BinaryData> SendAsync(
        Func<BinaryContent, RequestOptions, Task<ClientResult>> operation, BinaryData body, CancellationToken cancellationToken)
    {
        var request = new RequestOptions { CancellationToken = cancellationToken, ErrorOptions = ClientErrorBehaviors.NoThrow };
        PipelineResponse response;
        try
        {
            using var content = BinaryContent.Create(body);
            response = (await operation(content, request).ConfigureAwait(false)).GetRawResponse();
        }
        catch (AuthenticationFailedException e)
        {
            throw new ProviderException("no token of the app's identity could be had", e) { IsWithoutIdentity = true };
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested
            && e is ClientResultException or HttpRequestException or IOException or OperationCanceledException or AggregateException)
        {
            throw new ProviderException("the endpoint cannot be reached, or broke off", e);
        }

        using (response)
        {
            return response.Status is 200 ? response.Content : throw Refusal(response);
        }
    }

    private ProviderException Refusal(PipelineResponse response)
    {
        response.Headers.TryGetValue("retry-after-ms", out var milliseconds);
        response.Headers.TryGetValue("Retry-After", out var secondsOrDate);
        return new ProviderException("the endpoint answered with an error")
        {
            Status = response.Status,
            Error = ProviderError.Parse(response.Content.ToMemory()),
            RetryAfter = RetryAfterHeader.Read(milliseconds, secondsOrDate, _time.GetUtcNow()),
        };
    }
}
