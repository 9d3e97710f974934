namespace MemoryFunctions.Azure.Tests.OpenAI;

/// <summary>Takes requests for any host to the scripted server; where they were meant to go is in a header.</summary>
internal sealed class LoopbackHandler(Uri server) : DelegatingHandler(new SocketsHttpHandler())
{
    public const string Meant = "x-meant-for";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Add(Meant, request.RequestUri!.ToString());
        request.RequestUri = new Uri(server, request.RequestUri.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
