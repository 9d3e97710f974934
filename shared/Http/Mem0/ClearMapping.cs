using System.Text.Json;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;

namespace MemoryFunctions.Http.Mem0;

/// <summary>What a call to delete everything means.</summary>
internal static class ClearMapping
{
    private const string Any = "*";

    /// <summary>The kinds of banks all of which are meant: every id that was given is a star. Empty where one bank is meant.</summary>
    /// <exception cref="InvalidInputException">The owner is a star and another id is not: that would be a search through everybody's.</exception>
    public static IReadOnlyList<BankKind> Kinds(EntityIds ids)
    {
        IReadOnlyList<(BankKind Kind, string Id)> given =
        [
            .. new[] { (BankKind.User, ids.UserId), (BankKind.Agent, ids.AgentId), (BankKind.App, ids.AppId), (BankKind.Run, ids.RunId) }
                .Where(pair => pair.Item2 is not null)
                .Select(pair => (pair.Item1, pair.Item2!)),
        ];
        if (given.Count == 0 || given[0].Id != Any)
        {
            return [];
        }

        return given.All(pair => pair.Id == Any)
            ? [.. given.Select(pair => pair.Kind)]
            : throw new InvalidInputException($"{EventMapping.Type(given[0].Kind)}_id", "must be an id where another id is given");
    }

    /// <summary>Which of a bank's documents are meant; null is all.</summary>
    public static Func<DocumentSummary, bool>? Documents(EntityIds ids, JsonElement? metadata)
    {
        var (scope, wanted) = (ids.Scope, AddMapping.ToMetadata(metadata));
        return scope is { AgentId: null, AppId: null, RunId: null } && wanted.Count == 0 ? null : document =>
            Meets(scope.AgentId, document.Scope.AgentId)
            && Meets(scope.AppId, document.Scope.AppId)
            && Meets(scope.RunId, document.Scope.RunId)
            && wanted.All(entry => document.Metadata.TryGetValue(entry.Key, out var value) && string.Equals(value, entry.Value, StringComparison.Ordinal));
    }

    private static bool Meets(string? wanted, string? id) => wanted is null || (wanted == Any ? id is not null : string.Equals(wanted, id, StringComparison.Ordinal));
}
