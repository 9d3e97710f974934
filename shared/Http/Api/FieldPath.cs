using System.Globalization;

namespace MemoryFunctions.Http.Api;

/// <summary>A place in a body: names and list positions, outermost first.</summary>
internal sealed record FieldPath(FieldPath? Parent, object? Step)
{
    public static readonly FieldPath Root = new(null, null);

    /// <summary>The steps as the contract's errors list them, after <c>body</c>.</summary>
    public IReadOnlyList<object> Loc => ["body", .. Steps()];

    /// <summary>The path without list positions: the name of a parameter.</summary>
    public string Name => string.Join('.', Steps().OfType<string>());

    /// <summary>Reads the path that the serializer names, such as <c>$.items[0]['a b']</c>.</summary>
    public static FieldPath Parse(string? path)
    {
        var (at, place) = (1, Root);
        while (path is not null && at < path.Length)
        {
            var quoted = path.AsSpan(at).StartsWith("['", StringComparison.Ordinal);
            var close = quoted ? path.IndexOf("']", at, StringComparison.Ordinal)
                : path[at] == '[' ? path.IndexOf(']', at)
                : path.AsSpan(at + 1).IndexOfAny('.', '[') is var length and >= 0 ? at + 1 + length : path.Length;
            if (close < 0)
            {
                break;
            }

            var step = path[(at + (quoted ? 2 : 1))..close];
            place = !quoted && path[at] == '[' && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? new FieldPath(place, index)
                : new FieldPath(place, step);
            at = quoted ? close + 2 : path[at] == '[' ? close + 1 : close;
        }

        return place;
    }

    public FieldPath Then(object step) => new(this, step);

    private IEnumerable<object> Steps() => Step is null ? [] : [.. Parent?.Steps() ?? [], Step];
}
