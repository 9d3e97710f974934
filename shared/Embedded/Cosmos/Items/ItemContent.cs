namespace MemoryFunctions.Embedded.Cosmos.Items;

/// <summary>What a caller stored: the item's own JSON, taken apart once so that no query has to parse it.</summary>
internal sealed class ItemContent
{
    private const int Columns = 3;

    private readonly int[] properties;

    public ItemContent(string id, byte[] body, int[] properties, FloatVector? vector, bool vectorInBody, int? timeToLive)
    {
        Id = id;
        Body = body;
        this.properties = properties;
        Vector = vector;
        VectorInBody = vectorInBody;
        TimeToLive = timeToLive;
    }

    public string Id { get; }

    /// <summary>Normalised JSON (see <see cref="JsonText"/>) without system properties, and without the vector unless <see cref="VectorInBody"/>.</summary>
    public byte[] Body { get; }

    public FloatVector? Vector { get; }

    public bool VectorInBody { get; }

    /// <summary>The item's own time to live in seconds, -1 for never, null for the container's default.</summary>
    public int? TimeToLive { get; }

    /// <summary>Bytes that the item costs on disk and, roughly, in memory.</summary>
    public int StoredBytes => Body.Length + (VectorInBody || Vector is null ? 0 : Vector.Values.Length * sizeof(float)) + 64;

    /// <summary>The same with a vector beside the body.</summary>
    public ItemContent With(FloatVector vector) => new(Id, Body, properties, vector, vectorInBody: false, TimeToLive);

    /// <summary>Where in <see cref="Body"/> a top-level property's value stands.</summary>
    /// <param name="name">The property's number.</param>
    /// <param name="hint">Where it stood in the item before: items of one kind have their properties in one order.</param>
    public bool TryFind(int name, ref int hint, out int start, out int length)
    {
        if ((uint)hint < (uint)properties.Length && properties[hint] == name)
        {
            (start, length) = (properties[hint + 1], properties[hint + 2]);
            return true;
        }

        for (var i = 0; i < properties.Length; i += Columns)
        {
            if (properties[i] == name)
            {
                hint = i;
                (start, length) = (properties[i + 1], properties[i + 2]);
                return true;
            }
        }

        (start, length) = (0, 0);
        return false;
    }

    /// <inheritdoc cref="TryFind(int, ref int, out int, out int)"/>
    public bool TryFind(int name, out int start, out int length)
    {
        var hint = -1;
        return TryFind(name, ref hint, out start, out length);
    }
}
