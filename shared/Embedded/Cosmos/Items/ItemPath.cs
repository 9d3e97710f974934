using System.Text;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Items;

/// <summary>A path into the JSON that is stored of an item.</summary>
internal sealed class ItemPath
{
    private readonly int property;
    private readonly (byte[]? Name, int Index)[] rest;

    private ItemPath(int property, IEnumerable<SqlStep> rest)
    {
        this.property = property;
        this.rest = [.. rest.Select(s => (s.Name is null ? null : Encoding.UTF8.GetBytes(s.Name), s.Index))];
    }

    /// <summary>Whether the path is a top-level property, whose text can be copied as it stands.</summary>
    public bool IsProperty => rest.Length == 0;

    /// <summary>A path for one query: a name that no item has yet is no path to anything.</summary>
    public static ItemPath Find(IReadOnlyList<SqlStep> steps, PropertyNames names) => new(names.Find(steps[0].Name!), steps.Skip(1));

    /// <summary>A path for an index, which also has to find what is stored later.</summary>
    public static ItemPath Intern(IReadOnlyList<string> steps, PropertyNames names) =>
        new(names.Intern(Encoding.UTF8.GetBytes(steps[0])), steps.Skip(1).Select(s => new SqlStep(s)));

    /// <summary>A path that outlives its query, which also has to find what is stored later.</summary>
    public static ItemPath Intern(IReadOnlyList<SqlStep> steps, PropertyNames names) =>
        new(names.Intern(Encoding.UTF8.GetBytes(steps[0].Name!)), steps.Skip(1));

    /// <summary>Where the text of the top-level property stands in the item's body.</summary>
    /// <inheritdoc cref="ItemContent.TryFind(int, ref int, out int, out int)"/>
    public bool TryFind(ItemContent content, ref int hint, out int start, out int length) => content.TryFind(property, ref hint, out start, out length);

    public SqlValue Read(ItemContent content)
    {
        if (!content.TryFind(property, out var start, out var length))
        {
            return SqlValue.Undefined;
        }

        var value = SqlValue.FromJson(content.Body, start, length);
        foreach (var (name, index) in rest)
        {
            value = name is null ? value.Step(index) : value.Step(name);
        }

        return value;
    }
}
