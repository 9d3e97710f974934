using MemoryFunctions.Embedded.Cosmos.Items;

namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>Writes the values that a query selects.</summary>
internal static class ProjectionWriter
{
    public static void Write(IReadOnlyList<ProjectedPart> parts, bool isObject, in Row row, JsonBuffer output)
    {
        var start = output.WrittenCount;
        for (var i = 0; i < parts.Count; i++)
        {
            parts[i].Write(row, output);
        }

        // The bracket takes the place of the first comma.
        var open = (byte)(isObject ? '{' : '[');
        if (output.WrittenCount == start)
        {
            output.Write([open]);
        }
        else
        {
            output.Replace(start, open);
        }

        output.Write(isObject ? "}"u8 : "]"u8);
    }
}
