using System.Globalization;
using System.Text;

namespace MemoryFunctions.Integration.Tests.Fuzz;

/// <summary>A request that is to be sent, and what is known of it.</summary>
public sealed record FuzzRequest
{
    /// <summary>What it was made from; its method and path may have become others.</summary>
    public required ApiOperation Operation { get; init; }

    public required string Method { get; init; }

    /// <summary>The request's target as it goes over the wire, query included.</summary>
    public required string Target { get; init; }

    public ReadOnlyMemory<byte>? Body { get; init; }

    public string? ContentType { get; init; }

    /// <summary>The header that has the key, and what stands in it.</summary>
    public (string Name, string Value)? Key { get; init; }

    /// <summary>Whether it still comes to its operation: an empty part of the path, or another method, leads elsewhere.</summary>
    public required bool IsRouted { get; init; }

    /// <summary>The banks that it names or whose ids it has.</summary>
    public required IReadOnlySet<string> Banks { get; init; }

    public override string ToString()
    {
        var body = Body is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Method} {Cut(Target)} [{ContentType}] [{Key}] {Cut(body)}, made of {Operation}");
    }

    private static string Cut(string text) => text.Length <= 1_000 ? text : $"{text[..1_000]}... ({text.Length.ToString(CultureInfo.InvariantCulture)} characters)";
}
