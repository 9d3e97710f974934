using System.Text;
using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Protocol;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Containers;

/// <summary>The value of a partition key, as the normalised JSON of its single component; empty for an undefined one.</summary>
internal readonly record struct PartitionKeyValue(string Json)
{
    /// <summary>The service's limit with large partition keys, which the SDK's version 2 definitions have.</summary>
    public const int MaxBytes = 2048;

    /// <summary>The key of the items that lack the property.</summary>
    public static PartitionKeyValue None { get; } = new("");

    public SqlValue Value => Json.Length == 0 ? SqlValue.Undefined : SqlValue.FromJson(Encoding.UTF8.GetBytes(Json));

    /// <summary>Reads the request header, <c>["value"]</c>.</summary>
    /// <exception cref="CosmosProblemException">400 when it is malformed or has several components.</exception>
    public static PartitionKeyValue Parse(string header)
    {
        var array = SqlValue.FromJson(JsonText.Normalize(Encoding.UTF8.GetBytes(header)));
        var walk = array.Kind == SqlKind.Array ? array.Elements() : throw Malformed();
        if (!walk.MoveNext())
        {
            throw Malformed();
        }

        var value = walk.Current;
        return walk.MoveNext() ? throw Malformed() : value.Kind == SqlKind.Object ? None : From(value);
    }

    public static PartitionKeyValue From(in SqlValue value)
    {
        if (value.IsUndefined)
        {
            return None;
        }

        if (value.Kind is SqlKind.Array or SqlKind.Object)
        {
            throw CosmosProblemException.BadRequest("A partition key is a string, a number, a boolean or null.");
        }

        var json = new JsonBuffer();
        value.WriteJson(json);
        return json.WrittenCount > MaxBytes + 2
            ? throw CosmosProblemException.BadRequest($"The partition key is longer than {MaxBytes} bytes.")
            : new PartitionKeyValue(Encoding.UTF8.GetString(json.WrittenSpan));
    }

    /// <summary>The key that an item says it has.</summary>
    public static PartitionKeyValue Of(ItemContent content, ItemSchema schema)
    {
        var path = schema.PartitionKeyPath;
        var value = content.TryFind(schema.Names.Find(path[0]), out var start, out var length)
            ? SqlValue.FromJson(content.Body, start, length)
            : SqlValue.Undefined;
        foreach (var step in path.Skip(1))
        {
            value = value.Step(Encoding.UTF8.GetBytes(step));
        }

        return From(value);
    }

    private static CosmosProblemException Malformed() => CosmosProblemException.BadRequest("The partition key header must be an array of one value.");
}
