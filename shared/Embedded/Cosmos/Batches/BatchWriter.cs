using Microsoft.Azure.Cosmos.Serialization.HybridRow;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.IO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Layouts;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.RecordIO;

namespace MemoryFunctions.Embedded.Cosmos.Batches;

/// <summary>The answer to one operation of a batch.</summary>
internal sealed record BatchResult(int Status, string? ETag, byte[]? Body, double Charge);

/// <summary>Writes the answer to a batch.</summary>
internal static class BatchWriter
{
    private const int InitialRowBytes = 1024;

    public static async Task<byte[]> WriteAsync(IReadOnlyList<BatchResult> results)
    {
        using var stream = new MemoryStream();

        // Two buffers: the stream formats its own headers in one while a row waits in the other.
        var rows = new MemorySpanResizer<byte>(InitialRowBytes);
        var result = await RecordIOStream.WriteRecordIOAsync(
            stream,
            new Segment("BatchResult", BatchSchema.Resolver.Namespace),
            (long index, out ReadOnlyMemory<byte> row) =>
            {
                row = index < results.Count ? WriteRow(results[(int)index], rows) : ReadOnlyMemory<byte>.Empty;
                return Result.Success;
            },
            new MemorySpanResizer<byte>(InitialRowBytes));
        return result == Result.Success ? stream.ToArray() : throw new InvalidOperationException($"The batch answer could not be written: {result}.");
    }

    private static ReadOnlyMemory<byte> WriteRow(BatchResult result, MemorySpanResizer<byte> resizer)
    {
        var row = new RowBuffer(InitialRowBytes, resizer);
        row.InitLayout(HybridRowVersion.V1, BatchSchema.Result, BatchSchema.Resolver);
        var written = RowWriter.WriteBuffer(ref row, result, WriteFields);
        return written == Result.Success
            ? resizer.Memory[..row.Length]
            : throw new InvalidOperationException($"A batch result could not be written: {written}.");
    }

    private static Result WriteFields(ref RowWriter writer, TypeArgument type, BatchResult value)
    {
        var result = writer.WriteInt32("statusCode", value.Status);
        if (result == Result.Success && value.ETag is not null)
        {
            result = writer.WriteString("eTag", value.ETag);
        }

        if (result == Result.Success && value.Body is not null)
        {
            result = writer.WriteBinary("resourceBody", value.Body);
        }

        return result == Result.Success ? writer.WriteFloat64("requestCharge", value.Charge) : result;
    }
}
