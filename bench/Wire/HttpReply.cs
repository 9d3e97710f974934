using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MemoryFunctions.Bench.Wire;

/// <summary>An answer with the time it took.</summary>
/// <param name="Elapsed">From the call until the last byte was read.</param>
/// <param name="ServerMilliseconds">What the server says it took itself, if it does.</param>
internal sealed record HttpReply(string Request, int Status, byte[] Body, TimeSpan Elapsed, double? ServerMilliseconds)
{
    private const int ShownLength = 300;

    /// <summary>Names of parameters that the server did not read.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    public bool IsSuccess => Status is >= 200 and < 300;

    public bool IsServerError => Status >= 500;

    /// <exception cref="BenchException">The answer is an error, or not what it should be.</exception>
    public T Read<T>(JsonTypeInfo<T> type)
    {
        RequireSuccess();
        try
        {
            return JsonSerializer.Deserialize(Body, type) ?? throw new BenchException($"{Request} answered null.");
        }
        catch (JsonException e)
        {
            throw new BenchException($"{Request} answered something else than expected ({e.Message}): {Text()}", e);
        }
    }

    /// <exception cref="BenchException">The answer is an error.</exception>
    public void RequireSuccess()
    {
        if (!IsSuccess)
        {
            throw new BenchException($"{Request} answered {Status}: {Text()}");
        }
    }

    private string Text()
    {
        var text = System.Text.Encoding.UTF8.GetString(Body);
        return text.Length <= ShownLength ? text : text[..ShownLength];
    }
}
