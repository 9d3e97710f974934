using System.Text.Json;
using System.Text.Json.Nodes;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Observe;

namespace MemoryFunctions.Http.Banks;

/// <summary>Between the contract's configuration of banks and the product's.</summary>
internal static class ConfigMapping
{
    /// <summary>Settings of the contract that mean nothing here: they are refused, because whoever sets them counts on them.</summary>
    private const string Unknown = "is not a setting of banks here";

    /// <summary>What the settings make of a profile.</summary>
    /// <param name="updates">Settings by name.</param>
    /// <param name="place">Where they stand, for messages.</param>
    /// <exception cref="InvalidInputException">One of them is unknown or at fault.</exception>
    public static Func<BankProfile, BankProfile> ToChange(JsonElement updates, string place)
    {
        if (updates.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidInputException(place, "must be an object");
        }

        return ToChange(updates.EnumerateObject(), place);
    }

    /// <inheritdoc cref="ToChange(JsonElement, string)"/>
    public static Func<BankProfile, BankProfile> ToChange(IEnumerable<JsonProperty> updates, string place)
    {
        var given = updates.Select(update => (Field: Find(update.Name, place), Value: update.Value.ValueKind == JsonValueKind.Null ? (JsonElement?)null : update.Value)).ToList();
        Func<BankProfile, BankProfile> change = profile =>
            RequireAnArm(given.Aggregate(profile, (changed, update) => update.Field.Write(changed, update.Value, $"{place}.{update.Field.Name}")), place);

        // What is wrong with a value is wrong with any profile.
        given.ForEach(update => update.Field.Write(Nobody, update.Value, $"{place}.{update.Field.Name}"));
        return change;
    }

    /// <summary>Whether there is such a setting.</summary>
    public static bool Knows(string name) => ConfigFields.All.Any(field => string.Equals(field.Name, name, StringComparison.Ordinal));

    public static BankProfile Reset(BankProfile profile) => ConfigFields.All.Aggregate(profile, (changed, field) => field.Write(changed, null, field.Name));

    public static BankConfigResponse ToResponse(string bankId, BankProfile profile, ObserveOptions observe) => new()
    {
        BankId = bankId,
        Config = new JsonObject(ConfigFields.All.Select(field => KeyValuePair.Create(field.Name, field.Read(profile) ?? field.Default(observe)))),
        Overrides = Overrides(profile),
    };

    /// <summary>What the bank has set, by name.</summary>
    public static JsonObject Overrides(BankProfile profile) => new(
        ConfigFields.All.Select(field => KeyValuePair.Create(field.Name, field.Read(profile))).Where(pair => pair.Value is not null));

    private static BankProfile Nobody { get; } = new()
    {
        Bank = BankId.Create(BankId.DefaultTenant, BankKind.User, "nobody"),
        Name = "",
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };

    private static ConfigField Find(string name, string place) =>
        ConfigFields.All.FirstOrDefault(field => string.Equals(field.Name, name, StringComparison.Ordinal))
        ?? throw new InvalidInputException($"{place}.{name}", Unknown);

    /// <summary>The others only add to what these two find.</summary>
    private static BankProfile RequireAnArm(BankProfile profile, string place) => profile.Retrieval is { Semantic: false, Keyword: false }
        ? throw new InvalidInputException($"{place}.enable_keyword_retrieval", "one of enable_semantic_retrieval and enable_keyword_retrieval must stay on")
        : profile;
}
