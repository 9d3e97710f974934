using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Observe;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Http.Banks;

/// <summary>One setting of a bank.</summary>
/// <param name="Name">As the contract names it.</param>
/// <param name="Read">What the bank has set; null where nothing.</param>
/// <param name="Default">What holds where it has set nothing.</param>
/// <param name="Write">The profile with a value, which is checked; null takes it back. The last is the value's place, for messages.</param>
internal sealed record ConfigField(
    string Name, Func<BankProfile, JsonNode?> Read, Func<ObserveOptions, JsonNode?> Default, Func<BankProfile, JsonElement?, string, BankProfile> Write)
{
    public static ConfigField Text(string name, Func<BankProfile, string> read, Func<BankProfile, string, BankProfile> write) => new(
        name,
        profile => read(profile) is { Length: > 0 } text ? JsonValue.Create(text) : null,
        _ => null,
        (profile, value, place) => write(profile, value is { } given ? TextOf(given, place, BankMapping.MaxTextBytes) : ""));

    public static ConfigField Flag(string name, Func<ObserveOptions, bool> standard, Func<BankProfile, bool?> read, Func<BankProfile, bool?, BankProfile> write) => new(
        name,
        profile => read(profile) is { } flag ? JsonValue.Create(flag) : null,
        options => JsonValue.Create(standard(options)),
        (profile, value, place) => write(profile, value switch
        {
            null => null,
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            _ => throw new InvalidInputException(place, "must be true or false"),
        }));

    public static ConfigField Integer(string name, int min, int max, int standard, Func<BankProfile, int?> read, Func<BankProfile, int?, BankProfile> write) => new(
        name,
        profile => read(profile) is { } number ? JsonValue.Create(number) : null,
        _ => JsonValue.Create(standard),
        (profile, value, place) => write(profile, value is not { } given ? null
            : given.ValueKind == JsonValueKind.Number && given.TryGetInt32(out var number) && number >= min && number <= max ? number
            : throw new InvalidInputException(place, string.Create(CultureInfo.InvariantCulture, $"must be an integer from {min} to {max}"))));

    public static string TextOf(JsonElement value, string place, int maxBytes)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            throw new InvalidInputException(place, "must be a string");
        }

        try
        {
            var text = value.GetString()!;
            CallerText.RequireText(text, place, maxBytes);
            return text;
        }
        catch (InvalidOperationException)
        {
            // Half a character; the reader finds that out only when it is asked for the text.
            throw new InvalidInputException(place, "must be well-formed Unicode");
        }
    }
}
