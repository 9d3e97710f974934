using System.Buffers;
using MemoryFunctions.Embedded.Cosmos.Items;

namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>Writes the values that a query selects.</summary>
internal static class ProjectionWriter
{
    public static void Write(
        IReadOnlyList<(string? Name, BoundExpression Value)> parts, bool isObject, in Row row, ArrayBufferWriter<byte> output)
    {
        output.Write(isObject ? "{"u8 : "["u8);
        var first = true;
        foreach (var (name, expression) in parts)
        {
            var value = expression.Evaluate(row);
            if (value.IsUndefined)
            {
                continue;
            }

            if (!first)
            {
                output.Write(","u8);
            }

            first = false;
            if (isObject)
            {
                JsonText.WriteString(name!, output);
                output.Write(":"u8);
            }

            value.WriteJson(output);
        }

        output.Write(isObject ? "}"u8 : "]"u8);
    }
}
