using System.Text;
using System.Text.Json;
using MemoryFunctions.Embedded.Cosmos.Protocol;

namespace MemoryFunctions.Embedded.Cosmos.Items;

/// <summary>Takes an item's JSON apart: checks it, normalises it, tables its properties, packs its vector.</summary>
internal static class ItemReader
{
    /// <summary>The service's limit on an item's JSON.</summary>
    public const int MaxItemBytes = 2 * 1024 * 1024;

    private static readonly string[] SystemProperties = ["_rid", "_self", "_etag", "_attachments", "_ts"];

    /// <summary>Reads what a caller sent.</summary>
    /// <exception cref="CosmosProblemException">400 for malformed items, 413 for too large ones.</exception>
    public static ItemContent Read(ReadOnlySpan<byte> json, ItemSchema schema)
    {
        if (json.Length > MaxItemBytes)
        {
            throw new CosmosProblemException(413, $"Request size is too large: the item has {json.Length} bytes of {MaxItemBytes}.");
        }

        JsonText.EnsureUtf8(json);
        try
        {
            return ReadObject(json, schema);
        }
        catch (JsonException exception)
        {
            throw CosmosProblemException.BadRequest("The item is not a JSON object: " + exception.Message);
        }
    }

    private static ItemContent ReadObject(ReadOnlySpan<byte> json, ItemSchema schema)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonText.MaxDepth });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw CosmosProblemException.BadRequest("An item is a JSON object.");
        }

        var body = new JsonBuffer(json.Length + 2);
        body.Write("{"u8);
        var table = new List<int>(96);
        var found = default(Found);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadProperty(ref reader, schema, body, table, ref found);
        }

        if (reader.Read())
        {
            throw CosmosProblemException.BadRequest("Only one JSON object is expected.");
        }

        body.Write("}"u8);
        return new ItemContent(
            ItemId.Check(found.Id), body.WrittenSpan.ToArray(), [.. table], found.Vector, found.VectorInBody, found.TimeToLive);
    }

    private static void ReadProperty(
        ref Utf8JsonReader reader, ItemSchema schema, JsonBuffer body, List<int> table, ref Found found)
    {
        scoped var name = reader.ValueIsEscaped ? JsonText.Unescape(ref reader) : reader.ValueSpan;
        if (IsSystem(name))
        {
            reader.Read();
            reader.Skip();
            return;
        }

        var number = schema.Names.Intern(name);
        EnsureFirst(table, number, name);
        reader.Read();
        if (number == schema.VectorName && reader.TokenType == JsonTokenType.StartArray)
        {
            EnsureOnlyVector(found);
            var ahead = reader;
            found.Vector = ReadVector(ref ahead, schema, out var lossless);
            if (lossless)
            {
                reader = ahead;
                return;
            }

            found.VectorInBody = true;
        }

        if (body.WrittenCount > 1)
        {
            body.Write(","u8);
        }

        JsonText.WriteString(name, body);
        body.Write(":"u8);
        if (name.SequenceEqual("id"u8))
        {
            found.Id = reader.TokenType == JsonTokenType.String ? Encoding.UTF8.GetString(JsonText.Unescape(ref reader)) : null;
        }
        else if (name.SequenceEqual("ttl"u8) && reader.TokenType != JsonTokenType.Null)
        {
            found.TimeToLive = ReadTimeToLive(ref reader);
        }

        var start = body.WrittenCount;
        JsonText.CopyValue(ref reader, body);
        table.Add(number);
        table.Add(start);
        table.Add(body.WrittenCount - start);
    }

    private static FloatVector ReadVector(ref Utf8JsonReader reader, ItemSchema schema, out bool lossless)
    {
        var policy = schema.Vector!;
        var vector = FloatVector.Read(ref reader, policy.Dimensions, out lossless);
        if (vector is null || vector.Values.Length != policy.Dimensions)
        {
            throw CosmosProblemException.BadRequest(
                $"The vector at /{policy.Property} must be {policy.Dimensions} numbers, as the container's vector policy says.");
        }

        return vector;
    }

    private static int ReadTimeToLive(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var seconds) && seconds is -1 or > 0
            ? seconds
            : throw CosmosProblemException.BadRequest("The property ttl must be -1 or a positive number of seconds.");

    private static void EnsureFirst(List<int> table, int number, ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < table.Count; i += 3)
        {
            if (table[i] == number)
            {
                throw CosmosProblemException.BadRequest($"The item has two properties '{Encoding.UTF8.GetString(name)}'.");
            }
        }
    }

    private static bool IsSystem(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty || name[0] != (byte)'_')
        {
            return false;
        }

        foreach (var property in SystemProperties)
        {
            if (Encoding.UTF8.GetBytes(property).AsSpan().SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    private static void EnsureOnlyVector(Found found)
    {
        if (found.Vector is not null)
        {
            throw CosmosProblemException.BadRequest("The item has two vectors.");
        }
    }

    private struct Found
    {
        public string? Id;
        public FloatVector? Vector;
        public bool VectorInBody;
        public int? TimeToLive;
    }
}
