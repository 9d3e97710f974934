using System.Collections.Frozen;
using MemoryFunctions.Core.Text.Languages;

namespace MemoryFunctions.Core.Consolidate;

/// <summary>The predicates of relations that name an attribute with one value at a time.</summary>
internal static class SlotPredicates
{
    /// <summary>Predicates that mean the same, the attribute's name first.</summary>
    private const string Synonyms =
        "lives_in resides_in home_city city_of_residence current_city residence moved_to relocated_to|works_at works_for employed_by employed_at employer "
        + "workplace|job_title job profession occupation works_as|name named full_name called|age years_old|birthday date_of_birth birth_date born_on|"
        + "email email_address|phone phone_number telephone mobile_number|address home_address postal_address|marital_status relationship_status|"
        + "spouse married_to husband wife|timezone time_zone|prefers_language preferred_language language_preference|pronouns|height|weight|salary|"
        + "manager boss reports_to|deadline due_date|native_country born_in place_of_birth birthplace";

    private static readonly FrozenDictionary<string, string> Attributes = Synonyms.Split('|')
        .Select(group => group.Split(' '))
        .SelectMany(group => group.Select(name => (Name: name, Attribute: group[0])))
        .ToFrozenDictionary(pair => Normalize(pair.Name), pair => pair.Attribute, StringComparer.Ordinal);

    private static readonly FrozenSet<string> Changes = new[] { "moved_to", "relocated_to" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The attribute, or null where there may be several values at once.</summary>
    public static string? AttributeOf(string predicate)
    {
        var name = Normalize(predicate);
        if (Attributes.TryGetValue(name, out var attribute))
        {
            return attribute;
        }

        return name.StartsWith("favorite_", StringComparison.Ordinal) ? name : null;
    }

    /// <summary>Whether the predicate tells of an event after which the attribute has its value.</summary>
    public static bool IsChange(string predicate) => Changes.Contains(Normalize(predicate));

    /// <summary>The attribute that somebody's favourite of a sort is.</summary>
    public static string Favourite(string sort) => Normalize("favorite_" + sort);

    private static string Normalize(string predicate)
    {
        var words = predicate.Trim().ToLowerInvariant().Split([' ', '_', '-'], StringSplitOptions.RemoveEmptyEntries).ToList();
        if (words.Count > 1 && words[0] is "has" or "is")
        {
            words.RemoveAt(0);
        }

        // Favourite and favorite, colour and color.
        return string.Join('_', words.Select(word => LanguageSet.English.Irregular.GetValueOrDefault(word, word)));
    }
}
