namespace MemoryFunctions.Embedded.Cosmos.Sql;

/// <summary>Finds the ends of values in normalised JSON (no white space), far faster than parsing it.</summary>
internal static class JsonScan
{
    /// <summary>The index just behind the value that begins at <paramref name="at"/>.</summary>
    public static int ValueEnd(byte[] json, int at) => json[at] switch
    {
        (byte)'"' => StringEnd(json, at),
        (byte)'{' or (byte)'[' => ContainerEnd(json, at),
        _ => at + json.AsSpan(at).IndexOfAny((byte)',', (byte)']', (byte)'}') is var end && end >= at ? end : json.Length,
    };

    private static int StringEnd(byte[] json, int at)
    {
        at++;
        while (true)
        {
            at += json.AsSpan(at).IndexOfAny((byte)'"', (byte)'\\');
            if (json[at] == (byte)'"')
            {
                return at + 1;
            }

            at += 2;
        }
    }

    private static int ContainerEnd(byte[] json, int at)
    {
        var depth = 0;
        while (true)
        {
            switch (json[at])
            {
                case (byte)'"':
                    at = StringEnd(json, at);
                    continue;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                case (byte)'}' or (byte)']' when --depth == 0:
                    return at + 1;
            }

            at++;
        }
    }
}
