using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MemoryFunctions.Bench.Measuring;

/// <summary>Files with one JSON object a line.</summary>
internal static class JsonLines
{
    /// <exception cref="BenchException">The file is not there or a line of it is not what it should be.</exception>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var items = new List<T>();
        var number = 0;
        try
        {
            await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
            {
                number++;
                if (!string.IsNullOrWhiteSpace(line) && JsonSerializer.Deserialize(line, type) is { } item)
                {
                    items.Add(item);
                }
            }
        }
        catch (JsonException e)
        {
            throw new BenchException($"{path}, line {number}: {e.Message}", e);
        }
        catch (IOException e)
        {
            throw new BenchException($"{path} cannot be read: {e.Message}", e);
        }

        return items;
    }

    public static Task WriteAsync<T>(string path, IEnumerable<T> items, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        File.WriteAllLinesAsync(path, items.Select(item => JsonSerializer.Serialize(item, type)), cancellationToken);
}
