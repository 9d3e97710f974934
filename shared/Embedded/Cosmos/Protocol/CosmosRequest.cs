using MemoryFunctions.Embedded.Cosmos.Containers;

namespace MemoryFunctions.Embedded.Cosmos.Protocol;

/// <summary>A request, read as far as every route needs it.</summary>
internal sealed class CosmosRequest
{
    private readonly HttpRequestMessage message;

    private CosmosRequest(HttpRequestMessage message, byte[] body)
    {
        this.message = message;
        Body = body;
        Segments = [.. message.RequestUri!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
    }

    public HttpMethod Method => message.Method;

    public string Host => message.RequestUri!.Host;

    /// <summary>The decoded parts of the path.</summary>
    public IReadOnlyList<string> Segments { get; }

    public byte[] Body { get; }

    public IEnumerable<string> HeaderNames => message.Headers.NonValidated.Select(h => h.Key);

    public bool IsQuery => IsTrue(Headers.IsQuery)
        || (message.Content?.Headers.ContentType?.MediaType?.Equals("application/query+json", StringComparison.OrdinalIgnoreCase) ?? false);

    public PartitionKeyValue? PartitionKey => Header(Headers.PartitionKey) is { } header ? PartitionKeyValue.Parse(header) : null;

    public string? IfMatch => Header("If-Match");

    public string? IfNoneMatch => Header("If-None-Match");

    public bool IsMinimal => Header("Prefer")?.Equals("return=minimal", StringComparison.OrdinalIgnoreCase) ?? false;

    public static async Task<CosmosRequest> ReadAsync(HttpRequestMessage message, CancellationToken cancellationToken) =>
        new(message, message.Content is null ? [] : await message.Content.ReadAsByteArrayAsync(cancellationToken));

    public string? Header(string name) => message.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    public bool IsTrue(string header) => bool.TryParse(Header(header), out var value) && value;
}
