using MemoryFunctions.Embedded.Cosmos.Items;

namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>One value of what a query selects, and how it is written: a property that stands in the item's body is copied as it stands.</summary>
internal sealed class ProjectedPart
{
    private readonly byte[] head;
    private readonly BoundExpression value;
    private readonly ItemPath? property;
    private int hint;

    /// <param name="name">Its name in an object; null in an array.</param>
    /// <param name="value">What to write.</param>
    public ProjectedPart(string? name, BoundExpression value)
    {
        this.value = value;
        property = value is BoundPath { Path: { IsProperty: true } path } ? path : null;
        var text = new JsonBuffer();
        text.Write(","u8);
        if (name is not null)
        {
            JsonText.WriteString(name, text);
            text.Write(":"u8);
        }

        head = text.WrittenSpan.ToArray();
    }

    /// <summary>Writes it behind a comma, unless it is undefined.</summary>
    public void Write(in Row row, JsonBuffer output)
    {
        if (property is not null)
        {
            if (!property.TryFind(row.Item.Content, ref hint, out var start, out var length))
            {
                return;
            }

            // A number may have been stored in another form than that in which it is answered.
            var text = row.Item.Content.Body.AsSpan(start, length);
            if (text[0] is not ((byte)'-' or (>= (byte)'0' and <= (byte)'9')))
            {
                var to = output.GetSpan(head.Length + length);
                head.CopyTo(to);
                text.CopyTo(to[head.Length..]);
                output.Advance(head.Length + length);
                return;
            }
        }

        var evaluated = value.Evaluate(row);
        if (!evaluated.IsUndefined)
        {
            output.Write(head);
            evaluated.WriteJson(output);
        }
    }
}
