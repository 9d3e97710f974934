using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Protocol;
using MemoryFunctions.Embedded.Cosmos.Queries;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Writes;

/// <summary>A partial update: up to ten steps, under a condition or not.</summary>
internal sealed class ItemPatch
{
    /// <summary>The service's limit.</summary>
    public const int MaxOperations = 10;

    private readonly List<PatchStep> steps;
    private readonly SqlQuery? condition;

    private ItemPatch(List<PatchStep> steps, SqlQuery? condition)
    {
        this.steps = steps;
        this.condition = condition;
    }

    /// <exception cref="CosmosProblemException">400 for malformed, unknown or too many steps.</exception>
    public static ItemPatch Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = JsonNode.Parse(body)?.AsObject() ?? throw Malformed();
            var operations = json["operations"]?.AsArray() ?? throw Malformed();
            if (operations.Count is 0 or > MaxOperations)
            {
                throw CosmosProblemException.BadRequest($"A patch has 1 to {MaxOperations} operations, not {operations.Count}.");
            }

            var filter = json["condition"]?.GetValue<string>();
            return new ItemPatch(
                [.. operations.Select(o => PatchStep.Read(o!.AsObject()))],
                filter is null ? null : SqlParser.ParseCondition(filter));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Malformed();
        }
    }

    /// <returns>The new content, or null if the condition is not met.</returns>
    public ItemContent? Apply(StoredItem current, Container container)
    {
        if (condition is not null && !QueryCondition.Holds(condition, current, container))
        {
            return null;
        }

        // A vector that no step touches is taken over as it is: writing and reading its numbers would cost more than all the rest.
        var aside = KeepsVector(current.Content, container.Schema) ? current.Content.Vector : null;
        var root = JsonNode.Parse(aside is null ? ItemRenderer.RenderContent(current.Content, container.Schema) : current.Content.Body)!.AsObject();
        foreach (var step in steps)
        {
            step.Apply(root);
        }

        var json = Encoding.UTF8.GetBytes(root.ToJsonString());
        var content = ItemReader.Read(json, container.Schema);
        if (aside is not null)
        {
            content = content.With(aside);
            if (json.Length + (aside.Values.Length * FloatVector.MaxNumberBytes) > ItemReader.MaxItemBytes)
            {
                // Near the limit it is read as a whole, which refuses what is past it.
                content = ItemReader.Read(ItemRenderer.RenderContent(content, container.Schema), container.Schema);
            }
        }

        var key = PartitionKeyValue.Of(content, container.Schema);
        return content.Id == current.Id && key == PartitionKeyValue.Of(current.Content, container.Schema)
            ? content
            : throw CosmosProblemException.BadRequest("A patch cannot change the id or the partition key.");
    }

    private bool KeepsVector(ItemContent content, ItemSchema schema) =>
        content is { Vector: not null, VectorInBody: false } && !steps.Exists(step => step.Touches(schema.Vector!.Property));

    private static CosmosProblemException Malformed() => CosmosProblemException.BadRequest("The patch is malformed.");
}
