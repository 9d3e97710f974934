using System.Text.Json.Nodes;

namespace MemoryFunctions.Integration.Tests.Models;

/// <summary>What a turn states, as the script of a test has it; the names are those of the answer's schema.</summary>
/// <param name="Text">A sentence that is understood alone.</param>
public sealed record GoldenFact(string Text)
{
    public string Type { get; init; } = "world";

    public string? Category { get; init; } = "fact";

    public string Permanence { get; init; } = "permanent";

    /// <summary>A day, or null.</summary>
    public string? Start { get; init; }

    public string? End { get; init; }

    public IReadOnlyList<string> Entities { get; init; } = [];

    public IReadOnlyList<(string Subject, string Predicate, string Object)> Relations { get; init; } = [];

    /// <summary>A fact with one relation, between its first two entities.</summary>
    public static GoldenFact Of(string text, string subject, string predicate, string value) =>
        new(text) { Entities = [subject, value], Relations = [(subject, predicate, value)] };

    /// <summary>The fact as a model answers it.</summary>
    /// <param name="passage">The key of the passage that has the turn.</param>
    /// <param name="turn">The turn's number in it.</param>
    public JsonObject ToJson(string passage, int turn) => new()
    {
        ["p"] = passage,
        ["n"] = new JsonArray(turn),
        ["text"] = Text,
        ["type"] = Type,
        ["cat"] = Category,
        ["perm"] = Permanence,
        ["expires"] = null,
        ["start"] = Start,
        ["end"] = End,
        ["ents"] = new JsonArray([.. Entities.Select(name => (JsonNode)name)]),
        ["rels"] = new JsonArray(
            [.. Relations.Select(relation => new JsonObject { ["s"] = relation.Subject, ["p"] = relation.Predicate, ["o"] = relation.Object })]),
        ["conf"] = 1,
    };
}
