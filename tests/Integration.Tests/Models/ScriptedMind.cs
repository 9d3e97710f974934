using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MemoryFunctions.ScriptedModels;

namespace MemoryFunctions.Integration.Tests.Models;

/// <summary>
/// A language model of a few rules. It reads what it is sent and goes by that alone: a turn states what the test says that it
/// states, one attribute has one value, and what is asked is answered in the words of the memories.
/// </summary>
public sealed class ScriptedMind
{
    public const string Extract = "facts";
    public const string Consolidate = "consolidation";
    public const string Observe = "observations";
    public const string Reflect = "reflect_answer";

    /// <summary>So many facts about one thing are an observation.</summary>
    private const int Enough = 3;

    private readonly ConcurrentDictionary<string, IReadOnlyList<GoldenFact>> _facts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _read = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _answers = new(StringComparer.Ordinal);

    /// <summary>Answers all chats that nothing else of the test answers.</summary>
    public ScriptedMind Serve(ScriptedModelServer server)
    {
        server
            .Chat(Extract, request => Answer(Extract, StateFacts(request)))
            .Chat(Consolidate, request => Answer(Consolidate, Decide(request)))
            .Chat(Observe, request => Answer(Observe, LookAtTogether(request)))
            .Chat(Reflect, request => Answer(Reflect, Quote(request)));
        return this;
    }

    /// <summary>From now on this is what the turn states.</summary>
    public ScriptedMind Knows(string turn, params IReadOnlyList<GoldenFact> facts)
    {
        _facts[turn] = facts;
        return this;
    }

    /// <summary>How often it stated facts from the turn, be they none.</summary>
    public int TimesRead(string turn) => _read.GetValueOrDefault(turn);

    /// <summary>How often it answered such a question.</summary>
    public int Answers(string purpose) => _answers.GetValueOrDefault(purpose);

    private string Answer(string purpose, JsonObject answer)
    {
        _answers.AddOrUpdate(purpose, 1, static (_, count) => count + 1);
        return answer.ToJsonString(JsonSerializerOptions.Default);
    }

    private JsonObject StateFacts(ScriptedRequest request)
    {
        var stated = new JsonArray();
        foreach (var (passage, number, text) in InputLines.Turns(request))
        {
            _read.AddOrUpdate(text, 1, static (_, count) => count + 1);
            foreach (var fact in _facts.GetValueOrDefault(text, []))
            {
                stated.Add(fact.ToJson(passage, number));
            }
        }

        return new JsonObject { ["facts"] = stated };
    }

    /// <summary>The same words are the same fact; another value of the same attribute takes the place of the one before.</summary>
    private static JsonObject Decide(ScriptedRequest request)
    {
        var lines = InputLines.Of(request);
        var byName = lines.ToDictionary(line => line.Text("known") + line.Text("new"), StringComparer.Ordinal);
        var decisions = new JsonArray();
        var before = lines.Where(line => line.Text("known").StartsWith('n')).ToList();
        foreach (var line in lines.Where(line => line.TryGetProperty("new", out _)))
        {
            var candidates = line.Texts("near").Select(name => byName[name])
                .Concat(before.Where(other => string.Equals(other.Text("scope"), line.Text("scope"), StringComparison.Ordinal))).ToList();
            before.Add(line);
            var same = candidates.Where(other => string.Equals(other.Text("text"), line.Text("text"), StringComparison.Ordinal)).Take(1).ToList();
            var outdated = candidates.Where(other => other.Relations().Any(one => line.Relations().Any(two => IsOtherValue(one, two)))).ToList();
            var (action, targets) = same.Count > 0 ? ("merge", same) : outdated.Count > 0 ? ("supersede", outdated) : ("add", []);
            decisions.Add(new JsonObject
            {
                ["fact"] = line.Text("new"),
                ["reason"] = action is "add" ? "" : "the same attribute",
                ["action"] = action,
                ["targets"] = new JsonArray([.. targets.Select(target => (JsonNode)(target.Text("known") + target.Text("new")))]),
            });
        }

        return new JsonObject { ["decisions"] = decisions };
    }

    private static bool IsOtherValue((string Subject, string Predicate, string Object) one, (string Subject, string Predicate, string Object) two) =>
        string.Equals(one.Subject, two.Subject, StringComparison.Ordinal)
        && string.Equals(one.Predicate, two.Predicate, StringComparison.Ordinal)
        && !string.Equals(one.Object, two.Object, StringComparison.Ordinal);

    private static JsonObject LookAtTogether(ScriptedRequest request)
    {
        var lines = InputLines.Of(request);
        var (facts, known) = (
            lines.Where(line => line.TryGetProperty("new", out _) || line.TryGetProperty("known", out _)).ToList(),
            lines.Where(line => line.TryGetProperty("observation", out _)).ToList());
        var observations = new JsonArray();
        foreach (var about in facts.SelectMany(fact => fact.Texts("about").Select(entity => (Entity: entity, Fact: fact)))
            .GroupBy(pair => pair.Entity, pair => pair.Fact, StringComparer.Ordinal)
            .Where(group => group.Count() >= Enough && group.Any(fact => fact.TryGetProperty("new", out _))))
        {
            var former = known.Where(line => string.Equals(line.Text("about"), about.Key, StringComparison.Ordinal)).Select(line => line.Text("observation")).FirstOrDefault();
            observations.Add(new JsonObject
            {
                ["replaces"] = former,
                ["entity"] = about.Key,
                ["text"] = string.Create(CultureInfo.InvariantCulture, $"{about.Key} comes up in {about.Count()} facts."),
                ["sources"] = new JsonArray([.. about.Select(fact => (JsonNode)(fact.Text("known") + fact.Text("new")))]),
                ["withdrawn"] = new JsonArray(),
            });
        }

        return new JsonObject { ["observations"] = observations };
    }

    /// <summary>The memories that have a word of the question, in the order they are given.</summary>
    private static JsonObject Quote(ScriptedRequest request)
    {
        var lines = InputLines.Of(request);
        var words = Words(lines.Single(line => line.TryGetProperty("question", out _)).Text("question"));
        var quoted = lines.Where(line => line.TryGetProperty("memory", out _) && Words(line.Text("text")).Overlaps(words)).ToList();
        var answer = new JsonObject
        {
            ["text"] = quoted.Count == 0 ? "That is not known." : string.Join(' ', quoted.Select(line => line.Text("text"))),
            ["based_on"] = new JsonArray([.. quoted.Select(line => (JsonNode)line.Text("memory"))]),
            ["searches"] = new JsonArray(),
        };
        if (request.Schema?.GetProperty("schema").GetProperty("properties").TryGetProperty("structured", out _) is true)
        {
            answer["structured"] = new JsonObject { ["quotes"] = new JsonArray([.. quoted.Select(line => (JsonNode)line.Text("text"))]) };
        }

        return answer;
    }

    private static HashSet<string> Words(string text) =>
        [.. text.Split([' ', '.', ',', '?', '!'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 3).Select(word => word.ToUpperInvariant())];
}
