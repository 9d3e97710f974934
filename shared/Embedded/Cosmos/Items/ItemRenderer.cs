using System.Globalization;
using System.Text;
using MemoryFunctions.Embedded.Cosmos.Containers;

namespace MemoryFunctions.Embedded.Cosmos.Items;

/// <summary>Puts an item's JSON together again, as the service answers it.</summary>
internal static class ItemRenderer
{
    public static byte[] Render(StoredItem item, Container container)
    {
        var output = new JsonBuffer(Estimate(item.Content));
        Write(item, container, output);
        return output.WrittenSpan.ToArray();
    }

    public static void Write(StoredItem item, Container container, JsonBuffer output)
    {
        WriteOpen(item.Content, container.Schema, output);
        var resourceId = ResourceIds.ForItem(container.Database.Number, container.Number, item.ResourceNumber);
        output.Write(",\"_rid\":\""u8);
        WriteAscii(resourceId, output);
        output.Write("\",\"_self\":\""u8);
        WriteAscii($"dbs/{container.Database.ResourceId}/colls/{container.ResourceId}/docs/{resourceId}/", output);
        output.Write("\",\"_etag\":"u8);
        JsonText.WriteString(item.ETag, output);
        output.Write(",\"_attachments\":\"attachments/\",\"_ts\":"u8);
        WriteAscii(item.Timestamp.ToString(CultureInfo.InvariantCulture), output);
        output.Write("}"u8);
    }

    /// <summary>The caller's own part of an item.</summary>
    public static byte[] RenderContent(ItemContent content, ItemSchema schema)
    {
        var output = new JsonBuffer(Estimate(content));
        WriteOpen(content, schema, output);
        output.Write("}"u8);
        return output.WrittenSpan.ToArray();
    }

    private static void WriteOpen(ItemContent content, ItemSchema schema, JsonBuffer output)
    {
        output.Write(content.Body.AsSpan(0, content.Body.Length - 1));
        if (content.Vector is { } vector && !content.VectorInBody)
        {
            output.Write(","u8);
            JsonText.WriteString(schema.Vector!.Property, output);
            output.Write(":"u8);
            vector.WriteJson(output);
        }
    }

    private static int Estimate(ItemContent content) =>
        content.Body.Length + 320 + (content.VectorInBody ? 0 : (content.Vector?.Values.Length ?? 0) * 14);

    private static void WriteAscii(string text, JsonBuffer output) => output.Advance(Encoding.ASCII.GetBytes(text, output.GetSpan(text.Length)));
}
