using System.Text.Json;
using System.Text.Json.Nodes;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;

namespace MemoryFunctions.Http.Banks;

/// <summary>All that can be set for a bank.</summary>
internal static class ConfigFields
{
    public const int MinChunkLength = 500;
    public const int MaxChunkLength = 50_000;

    private static readonly Disposition Standard = new();

    public static readonly IReadOnlyList<ConfigField> All =
    [
        ConfigField.Text("reflect_mission", profile => profile.Mission, (profile, text) => profile with { Mission = text }),
        ConfigField.Text("retain_mission", profile => profile.Guidance.Mission, (profile, text) => profile with { Guidance = profile.Guidance with { Mission = text } }),
        new(
            "retain_extraction_mode",
            profile => profile.Guidance.Mode is { } mode ? Word(mode) : null,
            _ => Word(ExtractionMode.Concise),
            (profile, value, place) => profile with { Guidance = profile.Guidance with { Mode = BankMapping.ToMode(value is { } given ? ConfigField.TextOf(given, place, 100) : null, place) } }),
        ConfigField.Text(
            "retain_custom_instructions", profile => profile.Guidance.Instructions, (profile, text) => profile with { Guidance = profile.Guidance with { Instructions = text } }),
        new("custom_categories", Categories, _ => new JsonObject(), WithCategories),
        new("do_not_store", Rules, _ => new JsonArray(), WithRules),
        ConfigField.Integer(
            "retain_chunk_size",
            MinChunkLength,
            MaxChunkLength,
            Chunker.MaxLength,
            profile => profile.ChunkLength,
            (profile, length) => profile with { ChunkLength = length }),
        ConfigField.Flag(
            "enable_observations",
            options => options.Enabled,
            profile => profile.Guidance.Observations,
            (profile, flag) => profile with { Guidance = profile.Guidance with { Observations = flag } }),
        ConfigField.Text(
            "observations_mission",
            profile => profile.Guidance.ObservationsMission,
            (profile, text) => profile with { Guidance = profile.Guidance with { ObservationsMission = text } }),
        Arm("enable_semantic_retrieval", retrieval => retrieval.Semantic, (retrieval, flag) => retrieval with { Semantic = flag }),
        Arm("enable_keyword_retrieval", retrieval => retrieval.Keyword, (retrieval, flag) => retrieval with { Keyword = flag }),
        Arm("enable_temporal_retrieval", retrieval => retrieval.Temporal, (retrieval, flag) => retrieval with { Temporal = flag }),
        Arm("enable_graph_retrieval", retrieval => retrieval.Graph, (retrieval, flag) => retrieval with { Graph = flag }),
        Arm("enable_reranking", retrieval => retrieval.Reranking, (retrieval, flag) => retrieval with { Reranking = flag }),
        Trait("disposition_skepticism", traits => traits.Skepticism, (traits, value) => traits with { Skepticism = value }),
        Trait("disposition_literalism", traits => traits.Literalism, (traits, value) => traits with { Literalism = value }),
        Trait("disposition_empathy", traits => traits.Empathy, (traits, value) => traits with { Empathy = value }),
    ];

    private static ConfigField Arm(string name, Func<Retrieval, bool?> read, Func<Retrieval, bool?, Retrieval> write) =>
        ConfigField.Flag(name, _ => true, profile => read(profile.Retrieval), (profile, flag) => profile with { Retrieval = write(profile.Retrieval, flag) });

    /// <summary>A trait that is as everywhere counts as not set.</summary>
    private static ConfigField Trait(string name, Func<Disposition, int> read, Func<Disposition, int, Disposition> write) => ConfigField.Integer(
        name,
        BankMapping.MinTrait,
        BankMapping.MaxTrait,
        read(Standard),
        profile => read(profile.Disposition) is var value && value != read(Standard) ? value : null,
        (profile, value) => profile with { Disposition = write(profile.Disposition, value ?? read(Standard)) });

    private static string Word(ExtractionMode mode) => JsonNamingPolicy.SnakeCaseLower.ConvertName(mode.ToString());

    private static JsonObject? Categories(BankProfile profile) => profile.Guidance.Categories.Count == 0 ? null
        : new JsonObject(profile.Guidance.Categories.Select(category => KeyValuePair.Create(category.Name, (JsonNode?)JsonValue.Create(category.Description))));

    private static JsonArray? Rules(BankProfile profile) => profile.Guidance.DoNotStore.Count == 0 ? null
        : new JsonArray([.. profile.Guidance.DoNotStore.Select(rule => (JsonNode?)JsonValue.Create(rule))]);

    private static BankProfile WithCategories(BankProfile profile, JsonElement? value, string place)
    {
        var categories = new Dictionary<string, string>(StringComparer.Ordinal);
        if (value is { ValueKind: not JsonValueKind.Object })
        {
            throw new InvalidInputException(place, "must be an object of names and descriptions");
        }

        foreach (var property in value?.EnumerateObject().ToList() ?? [])
        {
            categories[property.Name] = ConfigField.TextOf(property.Value, place, BankMapping.MaxTextBytes);
        }

        return profile with { Guidance = profile.Guidance with { Categories = BankMapping.ToCategories(categories, place)! } };
    }

    private static BankProfile WithRules(BankProfile profile, JsonElement? value, string place)
    {
        if (value is { ValueKind: not JsonValueKind.Array })
        {
            throw new InvalidInputException(place, "must be an array of strings");
        }

        List<string> rules = [.. (value?.EnumerateArray().ToList() ?? []).Select(rule => ConfigField.TextOf(rule, place, BankMapping.MaxTextBytes))];
        return profile with { Guidance = profile.Guidance with { DoNotStore = BankMapping.ToRules(rules, place)! } };
    }
}
