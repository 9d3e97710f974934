using MemoryFunctions.Embedded.Cosmos.Protocol;
using Microsoft.Azure.Cosmos.Serialization.HybridRow;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.IO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.RecordIO;

namespace MemoryFunctions.Embedded.Cosmos.Batches;

/// <summary>Reads the operations of a batch request.</summary>
internal static class BatchReader
{
    private const int ItemResourceType = 2;

    /// <exception cref="CosmosProblemException">400 for a malformed body.</exception>
    public static async Task<List<BatchOperation>> ReadAsync(byte[] body)
    {
        var operations = new List<BatchOperation>();
        using var stream = new MemoryStream(body);

        // Without a resizer of its own the SDK's reader ends silently after the first segment.
        var resizer = new MemorySpanResizer<byte>(Math.Max(body.Length, 1));
        var result = await RecordIOStream.ReadRecordIOAsync(
            stream,
            (ReadOnlyMemory<byte> record) =>
            {
                operations.Add(ReadRow(record));
                return Result.Success;
            },
            (ReadOnlyMemory<byte> _) => Result.Success,
            resizer);
        return result == Result.Success && operations.Count > 0 ? operations : throw Malformed();
    }

    private static BatchOperation ReadRow(ReadOnlyMemory<byte> record)
    {
        var row = new RowBuffer(record.Length);
        if (!row.ReadFrom(record.Span, HybridRowVersion.V1, BatchSchema.Resolver))
        {
            throw Malformed();
        }

        var reader = new RowReader(ref row);
        var operation = new BatchOperation { OperationType = -1 };
        while (reader.Read())
        {
            operation = ReadField(ref reader, operation);
        }

        return operation;
    }

    private static BatchOperation ReadField(ref RowReader reader, BatchOperation operation)
    {
        if (!reader.HasValue)
        {
            return operation;
        }

        switch (reader.Path.ToString())
        {
            case "operationType":
                Ensure(reader.ReadInt32(out int type));
                return operation with { OperationType = type };
            case "resourceType":
                Ensure(reader.ReadInt32(out int resource));
                return resource == ItemResourceType ? operation : throw Malformed();
            case "id":
                Ensure(reader.ReadString(out string id));
                return operation with { Id = id };
            case "resourceBody":
                Ensure(reader.ReadBinary(out byte[] body));
                return operation with { Body = body };
            case "ifMatch":
                Ensure(reader.ReadString(out string ifMatch));
                return operation with { IfMatch = ifMatch };
            case "ifNoneMatch":
                Ensure(reader.ReadString(out string ifNoneMatch));
                return operation with { IfNoneMatch = ifNoneMatch };
            case "minimalReturnPreference":
                Ensure(reader.ReadBool(out bool minimal));
                return operation with { Minimal = minimal };
            case var unsupported:
                throw CosmosProblemException.BadRequest($"The batch property '{unsupported}' is not supported.");
        }
    }

    private static void Ensure(Result result)
    {
        if (result != Result.Success)
        {
            throw Malformed();
        }
    }

    private static CosmosProblemException Malformed() => CosmosProblemException.BadRequest("The batch is malformed.");
}
