using System.Text.Json;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Tenants;
using MemoryFunctions.Core.Text;
using MemoryFunctions.Http.Banks;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Between the contract's projects and what a tenant says about all of its banks.</summary>
internal static class ProjectMapping
{
    public const string Instructions = "custom_instructions";
    public const string AgentInstructions = "agent_custom_instructions";
    public const string Categories = "custom_categories";

    /// <param name="settings">What the tenant says.</param>
    /// <param name="fields">The fields that were asked for; none means all.</param>
    public static Mem0Project ToProject(TenantSettings settings, IReadOnlyList<string> fields)
    {
        bool Asks(string field) => fields.Count == 0 || fields.Contains(field, StringComparer.Ordinal);
        return new Mem0Project
        {
            CustomInstructions = Asks(Instructions) ? settings.Instructions : null,
            AgentCustomInstructions = Asks(AgentInstructions) ? settings.AgentInstructions : null,
            CustomCategories = Asks(Categories) ? [.. settings.Categories.Select(Entry)] : null,
        };
    }

    /// <summary>The settings with what a call changes of them.</summary>
    /// <exception cref="InvalidInputException">A field is at fault.</exception>
    public static Func<TenantSettings, TenantSettings> ToChange(Mem0ProjectUpdate update)
    {
        CallerText.RequireText(update.CustomInstructions, Instructions, BankMapping.MaxTextBytes);
        CallerText.RequireText(update.AgentCustomInstructions, AgentInstructions, BankMapping.MaxTextBytes);
        var categories = ToCategories(update.CustomCategories);
        return settings => settings with
        {
            Instructions = update.CustomInstructions ?? settings.Instructions,
            AgentInstructions = update.AgentCustomInstructions ?? settings.AgentInstructions,
            Categories = categories ?? settings.Categories,
        };
    }

    /// <summary>A text that may be left out; null also where it is blank.</summary>
    public static string? ToText(string? text, string field)
    {
        CallerText.RequireText(text, field, BankMapping.MaxTextBytes);
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    public static IReadOnlyList<CustomCategory>? ToCategories(JsonElement? listed)
    {
        if (listed is not { ValueKind: not JsonValueKind.Null } given)
        {
            return null;
        }

        var categories = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in given.ValueKind is JsonValueKind.Array ? given.EnumerateArray() : Enumerable.Repeat(given, 1))
        {
            if (entry.ValueKind is not JsonValueKind.Object)
            {
                throw Invalid();
            }

            foreach (var category in entry.EnumerateObject())
            {
                categories[category.Name] = category.Value.ValueKind is JsonValueKind.String ? FilterValue.Text(category.Value, Categories) : throw Invalid();
            }
        }

        return BankMapping.ToCategories(categories, Categories);
    }

    private static Dictionary<string, string> Entry(CustomCategory category) => new(StringComparer.Ordinal) { [category.Name] = category.Description };

    private static InvalidInputException Invalid() => new(Categories, "must be a list of objects of names with their descriptions");
}
