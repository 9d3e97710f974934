using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Consolidate;

/// <summary>Facts whose tags, agents or apps differ are none of each other's business.</summary>
internal static class Scope
{
    public static string Of(MemoryUnit unit) =>
        string.Join('\0', unit.Tags.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Prepend($"{unit.Scope.AgentId}\u0001{unit.Scope.AppId}"));
}
