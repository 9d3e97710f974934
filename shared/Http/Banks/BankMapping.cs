using System.Globalization;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Http.Banks;

/// <summary>Between the contract's banks and the product's.</summary>
internal static class BankMapping
{
    private const int MaxNameBytes = 1024;
    internal const int MaxTextBytes = 16 * 1024;
    private const int MaxCategories = 50;
    private const int MaxRules = 50;
    private const int MaxRuleBytes = 1024;
    internal const int MinTrait = 1;
    internal const int MaxTrait = 5;

    public static BankProfileUpdate ToUpdate(CreateBankRequest request)
    {
        CallerText.RequireText(request.Name, "name", MaxNameBytes);
        CallerText.RequireText(request.Mission, "mission", MaxTextBytes);
        CallerText.RequireText(request.ReflectMission, "reflect_mission", MaxTextBytes);
        CallerText.RequireText(request.Background, "background", MaxTextBytes);
        CallerText.RequireText(request.RetainMission, "retain_mission", MaxTextBytes);
        CallerText.RequireText(request.RetainCustomInstructions, "retain_custom_instructions", MaxTextBytes);
        CallerText.RequireText(request.ObservationsMission, "observations_mission", MaxTextBytes);
        return new BankProfileUpdate
        {
            RetainMission = request.RetainMission,
            RetainInstructions = request.RetainCustomInstructions,
            Observations = request.EnableObservations,
            ObservationsMission = request.ObservationsMission,
            Mode = ToMode(request.RetainExtractionMode, "retain_extraction_mode"),
            ChunkLength = ToChunkLength(request.RetainChunkSize),
            Retrieval = new Retrieval { Temporal = request.EnableTemporalRetrieval, Graph = request.EnableGraphRetrieval, Reranking = request.EnableReranking },
            Categories = ToCategories(request.CustomCategories),
            DoNotStore = ToRules(request.DoNotStore),
            Name = request.Name,
            Mission = request.ReflectMission ?? request.Mission,
            Background = request.Background,
            Skepticism = Trait(request.DispositionSkepticism, request.Disposition?.Skepticism, "skepticism"),
            Literalism = Trait(request.DispositionLiteralism, request.Disposition?.Literalism, "literalism"),
            Empathy = Trait(request.DispositionEmpathy, request.Disposition?.Empathy, "empathy"),
        };
    }

    /// <summary>The contract has two more, which keep text as it was said; turns are kept so anyway.</summary>
    internal static ExtractionMode? ToMode(string? mode, string field) => mode switch
    {
        null => null,
        "concise" => ExtractionMode.Concise,
        "verbose" => ExtractionMode.Verbose,
        "custom" => ExtractionMode.Custom,
        _ => throw new InvalidInputException(field, "must be one of concise, verbose, custom"),
    };

    public static BankProfileResponse ToResponse(BankProfile profile) => new()
    {
        BankId = profile.Bank.Key,
        Name = profile.Name,
        Disposition = ToTraits(profile.Disposition),
        Mission = profile.Mission,
        Background = profile.Background,
    };

    public static BankListItem ToItem(BankListing bank) => new()
    {
        BankId = bank.Bank.Key,
        Name = bank.Profile.Name,
        Disposition = ToTraits(bank.Profile.Disposition),
        Mission = bank.Profile.Mission,
        CreatedAt = bank.Profile.CreatedAt,
        UpdatedAt = bank.Profile.UpdatedAt,
        FactCount = bank.Memories,
        LastWriteAt = bank.Memories == 0 ? null : bank.WrittenAt,
    };

    private static DispositionTraits ToTraits(Disposition disposition) => new()
    {
        Skepticism = disposition.Skepticism,
        Literalism = disposition.Literalism,
        Empathy = disposition.Empathy,
    };

    internal static IReadOnlyList<CustomCategory>? ToCategories(IReadOnlyDictionary<string, string>? categories, string field = "custom_categories")
    {
        if (categories?.Count > MaxCategories)
        {
            throw new InvalidInputException(field, string.Create(CultureInfo.InvariantCulture, $"must have at most {MaxCategories} entries"));
        }

        foreach (var (name, description) in categories ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            CallerText.RequireId(name, field);
            CallerText.RequireText(description, field, MaxRuleBytes);
        }

        return categories is null ? null : [.. categories.Select(pair => new CustomCategory(pair.Key, pair.Value))];
    }

    internal static IReadOnlyList<string>? ToRules(IReadOnlyList<string>? rules, string place = "do_not_store")
    {
        if (rules?.Count > MaxRules)
        {
            throw new InvalidInputException(place, string.Create(CultureInfo.InvariantCulture, $"must have at most {MaxRules} entries"));
        }

        for (var at = 0; at < (rules?.Count ?? 0); at++)
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"{place}.{at}");
            CallerText.RequireText(rules![at], field, MaxRuleBytes);
            if (string.IsNullOrWhiteSpace(rules[at]))
            {
                throw new InvalidInputException(field, "must not be blank");
            }
        }

        return rules;
    }

    private static int? ToChunkLength(int? length) => length is null or (>= ConfigFields.MinChunkLength and <= ConfigFields.MaxChunkLength)
        ? length
        : throw new InvalidInputException(
            "retain_chunk_size", string.Create(CultureInfo.InvariantCulture, $"must be an integer from {ConfigFields.MinChunkLength} to {ConfigFields.MaxChunkLength}"));

    private static int? Trait(int? flat, int? nested, string name) => (flat, nested) switch
    {
        ({ } value, _) => InRange(value, $"disposition_{name}"),
        (null, { } value) => InRange(value, $"disposition.{name}"),
        _ => null,
    };

    private static int InRange(int value, string field) => value is >= MinTrait and <= MaxTrait
        ? value
        : throw new InvalidInputException(field, string.Create(CultureInfo.InvariantCulture, $"must be from {MinTrait} to {MaxTrait}"));
}
