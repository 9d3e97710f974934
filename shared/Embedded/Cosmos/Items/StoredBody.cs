using System.Text.Json;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Items;

/// <summary>Takes apart a body that <see cref="ItemReader"/> has normalised before: it only has to be walked, not parsed again.</summary>
internal static class StoredBody
{
    public static ItemContent Read(byte[] body, ItemSchema schema, FloatVector? packed)
    {
        var table = new List<int>(64);
        var (id, vector, inBody, timeToLive) = ("", packed, false, (int?)null);
        var at = 1;
        while (body[at] != (byte)'}')
        {
            var nameEnd = JsonScan.ValueEnd(body, at);
            var start = nameEnd + 1;
            var end = JsonScan.ValueEnd(body, start);
            var name = SqlValue.FromJson(body, at, nameEnd - at).Utf8;
            var number = schema.Names.Intern(name);
            table.AddRange([number, start, end - start]);
            if (name.SequenceEqual("id"u8))
            {
                id = SqlValue.FromJson(body, start, end - start).AsText();
            }
            else if (name.SequenceEqual("ttl"u8))
            {
                var value = SqlValue.FromJson(body, start, end - start);
                timeToLive = value.Kind == SqlKind.Number ? (int)value.Number : null;
            }
            else if (number == schema.VectorName && body[start] == (byte)'[')
            {
                var reader = new Utf8JsonReader(body.AsSpan(start, end - start));
                reader.Read();
                (vector, inBody) = (FloatVector.Read(ref reader, schema.Vector!.Dimensions, out _), true);
            }

            at = body[end] == (byte)',' ? end + 1 : end;
        }

        return new ItemContent(id, body, [.. table], vector, inBody, timeToLive);
    }
}
