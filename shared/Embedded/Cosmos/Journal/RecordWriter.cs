using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Items;

namespace MemoryFunctions.Embedded.Cosmos.Journal;

/// <summary>Writes the records of a frame's payload. Every record states a result, not a step: replaying one twice changes nothing.</summary>
internal sealed class RecordWriter(ArrayBufferWriter<byte> output)
{
    public void Put(uint container, PartitionKeyValue key, StoredItem item)
    {
        var content = item.Content;
        Begin(RecordType.PutItem);
        Write(container);
        Write(key.Json);
        Write((long)item.ResourceNumber);
        Write(item.Sequence);
        Write(item.Timestamp);
        Write(content.Body);
        var packed = content.VectorInBody ? null : content.Vector;
        Write(MemoryMarshal.AsBytes((packed?.Values).AsSpan()));
    }

    public void Delete(uint container, PartitionKeyValue key, string id, long sequence)
    {
        Begin(RecordType.DeleteItem);
        Write(container);
        Write(key.Json);
        Write(id);
        Write(sequence);
    }

    public void Put(Database database)
    {
        Begin(RecordType.PutDatabase);
        Write(database.Number);
        Write(database.Id);
        Write(database.Sequence);
        Write(database.Timestamp);
        Write(database.IsShared ? 1u : 0u);
    }

    public void DeleteDatabase(uint number, long sequence)
    {
        Begin(RecordType.DeleteDatabase);
        Write(number);
        Write(sequence);
    }

    public void Put(uint database, uint number, ContainerVersion version)
    {
        Begin(RecordType.PutContainer);
        Write(database);
        Write(number);
        Write(version.Sequence);
        Write(version.Timestamp);
        Write(version.Definition.Json.ToJsonString());
    }

    public void DeleteContainer(uint number, long sequence)
    {
        Begin(RecordType.DeleteContainer);
        Write(number);
        Write(sequence);
    }

    /// <summary>Ends a snapshot: what has to be known although no item shows it any more.</summary>
    public void End(Counters counters, long items)
    {
        Begin(RecordType.End);
        Write(counters.Sequence);
        Write((long)counters.ResourceNumber);
        Write(counters.CatalogNumber);
        Write(items);
    }

    private void Begin(RecordType type)
    {
        output.GetSpan(1)[0] = (byte)type;
        output.Advance(1);
    }

    private void Write(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(output.GetSpan(4), value);
        output.Advance(4);
    }

    private void Write(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(output.GetSpan(8), value);
        output.Advance(8);
    }

    private void Write(string text) => Write(Encoding.UTF8.GetBytes(text));

    private void Write(ReadOnlySpan<byte> bytes)
    {
        Write((uint)bytes.Length);
        output.Write(bytes);
    }
}
