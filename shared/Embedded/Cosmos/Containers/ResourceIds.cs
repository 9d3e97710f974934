using System.Buffers.Binary;

namespace MemoryFunctions.Embedded.Cosmos.Containers;

/// <summary>The service's resource ids: 4 bytes for a database, 4 more for a container, 8 more for an item, in its own Base64.</summary>
internal static class ResourceIds
{
    /// <summary>Tells a container from a user, which hang below a database alike.</summary>
    private const uint ContainerBit = 0x8000_0000;

    public static string ForDatabase(uint database) => Encode(Database(database));

    public static string ForContainer(uint database, uint container) => Encode(Container(database, container));

    public static string ForItem(uint database, uint container, ulong item) => Encode([.. Container(database, container), .. Item(item)]);

    private static byte[] Database(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Container(uint database, uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number | ContainerBit);
        return [.. Database(database), .. bytes];
    }

    /// <summary>Little-endian: the highest four bits of the last byte name the kind of resource, and an item's are zero.</summary>
    private static byte[] Item(ulong number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, number);
        return bytes;
    }

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).Replace('/', '-');
}
