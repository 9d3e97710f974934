using System.Globalization;
using System.Text.Json;
using MemoryFunctions.Core.Directives;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.MentalModels;
using MemoryFunctions.Core.Templates;

namespace MemoryFunctions.Http.Banks;

/// <summary>Between the contract's templates and the product's.</summary>
internal static class BankTemplateMapping
{
    private const string Version = "1";
    private const string BankField = "bank";
    private const int StandardMaxTokens = 2_048;

    /// <summary>The template, and the settings of it that there are none of here.</summary>
    /// <exception cref="InvalidInputException">A field is at fault.</exception>
    public static (BankTemplate Template, IReadOnlyList<string> Ignored) ToTemplate(BankTemplateManifest manifest)
    {
        if (!string.Equals(manifest.Version, Version, StringComparison.Ordinal))
        {
            throw new InvalidInputException("version", "must be 1, the only form that there is");
        }

        var settings = Settings(manifest.Bank).ToLookup(setting => ConfigMapping.Knows(setting.Name));
        var template = new BankTemplate
        {
            Configure = settings[true].Any() ? ConfigMapping.ToChange(settings[true], BankField) : null,
            MentalModels = [.. (manifest.MentalModels ?? []).Index().Select(pair => ToModel(pair.Item, pair.Index))],
            Directives = [.. (manifest.Directives ?? []).Select(ToUpdate)],
        };
        return (template, [.. settings[false].Select(setting => $"{BankField}.{setting.Name}")]);
    }

    public static BankTemplateManifest ToManifest(BankSetup setup)
    {
        var overrides = ConfigMapping.Overrides(setup.Profile);
        return new BankTemplateManifest
        {
            Version = Version,
            Bank = overrides.Count == 0 ? null : JsonSerializer.SerializeToElement(overrides, BanksJson.Default.JsonObject),
            MentalModels = setup.MentalModels.Count == 0 ? null : [.. setup.MentalModels.Select(ToModel)],
            Directives = setup.Directives.Count == 0 ? null : [.. setup.Directives.Select(ToDirective)],
        };
    }

    public static BankTemplateImportResponse ToResponse(string bankId, TemplateOutcome outcome, bool isDry) => new()
    {
        BankId = bankId,
        ConfigApplied = outcome.IsConfigured,
        MentalModelsCreated = outcome.ModelsCreated,
        MentalModelsUpdated = outcome.ModelsUpdated,
        DirectivesCreated = outcome.DirectivesCreated,
        DirectivesUpdated = outcome.DirectivesUpdated,
        OperationIds = outcome.OperationIds,
        DryRun = isDry,
    };

    private static IReadOnlyList<JsonProperty> Settings(JsonElement? bank)
    {
        if (bank is not { } given)
        {
            return [];
        }

        if (given.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidInputException(BankField, "must be an object");
        }

        IReadOnlyList<JsonProperty> settings = [.. given.EnumerateObject().Where(setting => setting.Value.ValueKind != JsonValueKind.Null)];
        return settings.All(setting => setting.Name.Length > 0) ? settings : throw new InvalidInputException(BankField, "must not have a setting without a name");
    }

    private static TemplateModel ToModel(BankTemplateMentalModel model, int at) => new(model.Id, new MentalModelUpdate
    {
        Name = model.Name,
        SourceQuery = model.SourceQuery,
        Tags = model.Tags,
        MaxTokens = model.MaxTokens ?? StandardMaxTokens,
        Trigger = MentalModelMapping.ToTrigger(model.Trigger, string.Create(CultureInfo.InvariantCulture, $"mental_models.{at}.trigger")) ?? MentalTrigger.None,
    });

    private static BankTemplateMentalModel ToModel(MentalModel model) => new()
    {
        Id = model.Id,
        Name = model.Name,
        SourceQuery = model.SourceQuery,
        Tags = model.Tags,
        MaxTokens = model.MaxTokens,
        Trigger = MentalModelMapping.ToTrigger(model.Trigger),
    };

    private static DirectiveUpdate ToUpdate(BankTemplateDirective directive) => new()
    {
        Name = directive.Name,
        Content = directive.Content,
        Priority = directive.Priority,
        IsActive = directive.IsActive ?? true,
        Tags = directive.Tags,
    };

    private static BankTemplateDirective ToDirective(Directive directive) => new()
    {
        Name = directive.Name,
        Content = directive.Content,
        Priority = directive.Priority,
        IsActive = directive.IsActive,
        Tags = directive.Tags,
    };
}
