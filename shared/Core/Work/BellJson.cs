using System.Text.Json;
using System.Text.Json.Serialization;

namespace MemoryFunctions.Core.Work;

/// <summary>The bell as text, the same on every queue.</summary>
public static class BellJson
{
    public static string Write(Bell bell) => JsonSerializer.Serialize(bell, BellJsonContext.Default.Bell);

    /// <exception cref="MalformedBellException">The text is no bell, or one of a version that this code does not know.</exception>
    public static Bell Read(string text)
    {
        try
        {
            var bell = JsonSerializer.Deserialize(text, BellJsonContext.Default.Bell);
            return bell is { Version: Bell.CurrentVersion, Bank.Length: > 0 }
                ? bell
                : throw new MalformedBellException($"a bell of version {Bell.CurrentVersion} with a bank was expected");
        }
        catch (JsonException e)
        {
            throw new MalformedBellException("a bell in JSON was expected", e);
        }
    }
}

[JsonSerializable(typeof(Bell))]
internal sealed partial class BellJsonContext : JsonSerializerContext;
