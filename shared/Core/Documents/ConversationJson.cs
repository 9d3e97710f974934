using System.Text;
using System.Text.Json;

namespace MemoryFunctions.Core.Documents;

/// <summary>Documents that are JSON messages: an array of them, an object that holds such an array, or one message a line.</summary>
internal static class ConversationJson
{
    private static readonly string[] TextNames = ["content", "text", "message", "body"];
    private static readonly string[] NameNames = ["speaker", "name", "author", "sender"];
    private static readonly string[] TimeNames = ["timestamp", "created_at", "createdAt", "time", "date"];
    private static readonly string[] ListNames = ["messages", "conversation", "dialogue", "dialog", "turns"];

    /// <summary>False if the content is anything else; then it is read as lines.</summary>
    public static bool TryParse(string content, out IReadOnlyList<Turn> turns)
    {
        turns = [];
        var visible = content.AsSpan().Trim();
        if (visible.Length < 2 || visible[0] is not ('[' or '{') || visible[^1] is not (']' or '}'))
        {
            return false;
        }

        try
        {
            var found = Read(content);
            turns = found ?? [];
            return found is not null;
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair cannot be read as a string.
            return false;
        }
    }

    private static List<Turn>? Read(string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowMultipleValues = true, AllowTrailingCommas = true });
        var turns = new List<Turn>();
        var messages = 0;
        var charsRead = 0;
        var bytesRead = 0;
        var rangeStart = 0;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.EndArray or JsonTokenType.EndObject)
            {
                continue;
            }

            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                // What stands beside the list of messages.
                reader.Skip();
                continue;
            }

            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            if (reader.CurrentDepth == 0 && FindList(reader, out var intoList))
            {
                reader = intoList;
                continue;
            }

            var message = JsonElement.ParseValue(ref reader);
            var end = (int)reader.BytesConsumed;
            charsRead += Encoding.UTF8.GetCharCount(bytes, bytesRead, end - bytesRead);
            bytesRead = end;
            if (TextOf(message) is not { } text)
            {
                return null;
            }

            Add(turns, content, message, text, messages++, rangeStart, charsRead);
            rangeStart = charsRead;
        }

        if (turns.Count == 0)
        {
            return null;
        }

        // Closing brackets belong to the last message.
        turns[^1] = turns[^1] with { Length = content.AsSpan().TrimEnd().Length - turns[^1].Start };
        return turns;
    }

    // Steps into { "messages": [ ... ] }.
    private static bool FindList(Utf8JsonReader reader, out Utf8JsonReader inside)
    {
        inside = reader;
        while (inside.Read() && inside.TokenType == JsonTokenType.PropertyName)
        {
            var isList = ListNames.Contains(inside.GetString(), StringComparer.Ordinal);
            inside.Read();
            if (isList && inside.TokenType == JsonTokenType.StartArray)
            {
                return true;
            }

            inside.Skip();
        }

        return false;
    }

    private static void Add(List<Turn> turns, string content, JsonElement message, string text, int number, int start, int end)
    {
        var visible = text.Trim();
        var pieces = ConversationProse.Cut(visible, 0, visible.Length, ConversationParser.MaxTurnLength).ToList();
        var speaker = SpeakerOf(message);
        var timestamp = TimestampOf(message);
        var pieceStart = start;
        for (var i = 0; i < pieces.Count; i++)
        {
            var (from, length) = pieces[i];
            var piece = visible.Substring(from, length);

            // Escapes make a message longer in the document than it is, so a piece's range is its share, in whole characters.
            var pieceEnd = i == pieces.Count - 1 ? end : start + (int)((long)(end - start) * (from + length) / visible.Length);
            pieceEnd -= pieceEnd < end && char.IsLowSurrogate(content[pieceEnd]) ? 1 : 0;
            turns.Add(new Turn
            {
                Number = number,
                Speaker = speaker,
                Text = piece,
                Caption = ConversationCaption.Find(piece),
                Start = pieceStart,
                Length = pieceEnd - pieceStart,
                Timestamp = timestamp,
            });
            pieceStart = pieceEnd;
        }
    }

    private static string? TextOf(JsonElement message)
    {
        foreach (var name in TextNames)
        {
            if (message.TryGetProperty(name, out var value))
            {
                return value.ValueKind switch
                {
                    JsonValueKind.String => value.GetString(),
                    JsonValueKind.Array => PartsOf(value),
                    JsonValueKind.Null => "",
                    _ => null,
                };
            }
        }

        return null;
    }

    private static string? PartsOf(JsonElement parts)
    {
        var texts = new List<string>();
        foreach (var part in parts.EnumerateArray())
        {
            if (part.ValueKind == JsonValueKind.String)
            {
                texts.Add(part.GetString()!);
            }
            else if (part.ValueKind != JsonValueKind.Object)
            {
                return null;
            }
            else if (part.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String)
            {
                texts.Add(text.GetString()!);
            }
        }

        return string.Join('\n', texts);
    }

    private static string? SpeakerOf(JsonElement message)
    {
        var role = StringOf(message, "role");
        if (role is not null && !string.Equals(role, "user", StringComparison.OrdinalIgnoreCase) && ConversationSpeakers.IsRole(role))
        {
            return role;
        }

        return NameNames.Select(name => StringOf(message, name)).FirstOrDefault(name => name is not null) ?? role;
    }

    private static DateTimeOffset? TimestampOf(JsonElement message)
    {
        foreach (var name in TimeNames)
        {
            if (message.TryGetProperty(name, out var value))
            {
                return value.ValueKind switch
                {
                    JsonValueKind.String => ConversationTimestamp.Parse(value.GetString()),
                    JsonValueKind.Number => value.TryGetDouble(out var seconds) ? FromUnix(seconds) : null,
                    _ => null,
                };
            }
        }

        return null;
    }

    private static DateTimeOffset? FromUnix(double seconds)
    {
        // Beyond the year 5138 the number counts milliseconds.
        var milliseconds = seconds > 1e11 ? seconds : seconds * 1000;
        return milliseconds is > 0 and < 253_402_300_799_000 ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds) : null;
    }

    private static string? StringOf(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        && value.GetString()!.Trim() is { Length: > 0 } text
            ? text
            : null;
}
