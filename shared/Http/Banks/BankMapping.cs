using System.Globalization;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Http.Banks;

/// <summary>Between the contract's banks and the product's.</summary>
internal static class BankMapping
{
    private const int MaxNameBytes = 1024;
    private const int MaxTextBytes = 16 * 1024;
    private const int MaxCategories = 50;
    private const int MaxRules = 50;
    private const int MaxRuleBytes = 1024;
    private const int MinTrait = 1;
    private const int MaxTrait = 5;

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

    private static IReadOnlyList<CustomCategory>? ToCategories(IReadOnlyDictionary<string, string>? categories)
    {
        if (categories?.Count > MaxCategories)
        {
            throw new InvalidInputException("custom_categories", string.Create(CultureInfo.InvariantCulture, $"must have at most {MaxCategories} entries"));
        }

        foreach (var (name, description) in categories ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            CallerText.RequireId(name, "custom_categories");
            CallerText.RequireText(description, "custom_categories", MaxRuleBytes);
        }

        return categories is null ? null : [.. categories.Select(pair => new CustomCategory(pair.Key, pair.Value))];
    }

    private static IReadOnlyList<string>? ToRules(IReadOnlyList<string>? rules)
    {
        if (rules?.Count > MaxRules)
        {
            throw new InvalidInputException("do_not_store", string.Create(CultureInfo.InvariantCulture, $"must have at most {MaxRules} entries"));
        }

        for (var at = 0; at < (rules?.Count ?? 0); at++)
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"do_not_store.{at}");
            CallerText.RequireText(rules![at], field, MaxRuleBytes);
            if (string.IsNullOrWhiteSpace(rules[at]))
            {
                throw new InvalidInputException(field, "must not be blank");
            }
        }

        return rules;
    }

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
