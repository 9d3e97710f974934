using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Protocol;

/// <summary>An answer before it becomes an HTTP message.</summary>
internal sealed record CosmosResponse(int Status)
{
    public ReadOnlyMemory<byte> Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    public string? ETag { get; init; }

    public string? Continuation { get; init; }

    public int? ItemCount { get; init; }

    public int SubStatus { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Request units. Rough: only their presence matters here.</summary>
    public double Charge { get; init; } = 1;

    /// <summary>Whether the page needs no merging with others, for a client that did without a plan.</summary>
    public bool IsDirect { get; init; }

    /// <summary>Name and resource id of the container, by which the SDK files its session tokens.</summary>
    public (string Name, string ResourceId)? Owner { get; init; }

    public static CosmosResponse Json(int status, byte[] body) => new(status) { Body = body };

    public static CosmosResponse Problem(int status, string message, int subStatus = 0) => new(status)
    {
        Body = Encoding.UTF8.GetBytes($"{{\"code\":\"{Code(status)}\",\"message\":{JsonSerializer.Serialize(message, SqlJson.Default.String)}}}"),
        SubStatus = subStatus,
    };

    public HttpResponseMessage ToMessage(HttpRequestMessage request, string activityId, long sequence)
    {
        var message = new HttpResponseMessage((HttpStatusCode)Status) { RequestMessage = request, Content = new ReadOnlyMemoryContent(Body) };
        message.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        Add(message, "x-ms-activity-id", activityId);
        Add(message, "x-ms-request-charge", Charge.ToString(CultureInfo.InvariantCulture));
        Add(message, Headers.SessionToken, string.Create(CultureInfo.InvariantCulture, $"0:-1#{sequence}"));
        Add(message, "lsn", sequence.ToString(CultureInfo.InvariantCulture));
        Add(message, "etag", ETag);
        Add(message, Headers.Continuation, Continuation);
        Add(message, Headers.RequiresDistribution, IsDirect ? "False" : null);
        Add(message, "x-ms-item-count", ItemCount?.ToString(CultureInfo.InvariantCulture));
        Add(message, "x-ms-substatus", SubStatus == 0 ? null : SubStatus.ToString(CultureInfo.InvariantCulture));
        Add(message, "x-ms-retry-after-ms", RetryAfter?.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        Add(message, "x-ms-alt-content-path", Owner?.Name);
        Add(message, "x-ms-content-path", Owner?.ResourceId);
        return message;
    }

    private static void Add(HttpResponseMessage message, string name, string? value)
    {
        if (value is not null)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }
    }

    private static string Code(int status) => status switch
    {
        400 => "BadRequest",
        404 => "NotFound",
        409 => "Conflict",
        412 => "PreconditionFailed",
        413 => "RequestEntityTooLarge",
        429 => "429",
        449 => "RetryWith",
        503 => "ServiceUnavailable",
        _ => "InternalServerError",
    };
}
