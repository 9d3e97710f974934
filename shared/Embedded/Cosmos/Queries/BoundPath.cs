using System.Text;
using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>A path into the item's own properties.</summary>
/// <param name="path">Where to read.</param>
/// <param name="column">The column that has the same values, or -1.</param>
internal sealed class BoundPath(ItemPath path, int column) : BoundExpression
{
    public ItemPath Path => path;

    public int Column => column;

    public override bool ReadsItem => column < 0;

    public override SqlValue Evaluate(in Row row) =>
        column >= 0 && row.Columns is { } columns ? columns[column][row.Slot] : path.Read(row.Item.Content);
}

/// <summary>A path that does not lead into the item's stored JSON: the item itself, what the service adds to it, its packed vector.</summary>
internal sealed class BoundRenderedPath(IReadOnlyList<SqlStep> steps) : BoundExpression
{
    public override SqlValue Evaluate(in Row row)
    {
        var value = SqlValue.FromJson(Render(row));
        foreach (var step in steps)
        {
            value = step.Name is { } name ? value.Step(Encoding.UTF8.GetBytes(name)) : value.Step(step.Index);
        }

        return value;
    }

    private static byte[] Render(in Row row)
    {
        var output = new JsonBuffer();
        ItemRenderer.Write(row.Item, row.Container, output);
        return output.WrittenSpan.ToArray();
    }
}

/// <summary>The resource id or time stamp of the item, without rendering it.</summary>
internal sealed class BoundSystemProperty(string name) : BoundExpression
{
    public static bool IsSystem(string name) => name is "_rid" or "_ts" or "_etag";

    public override SqlValue Evaluate(in Row row) => name switch
    {
        "_ts" => SqlValue.From(row.Item.Timestamp),
        "_etag" => SqlValue.From(row.Item.ETag),
        _ => SqlValue.From(ResourceIds.ForItem(row.Container.Database.Number, row.Container.Number, row.Item.ResourceNumber)),
    };
}
