using MemoryFunctions.Core.Documents;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>A turn inside its chunk; its words are a range of the chunk's text wherever they stand there as they are.</summary>
internal sealed record TurnItem
{
    public required int Number { get; init; }

    public string? Speaker { get; init; }

    public required int Start { get; init; }

    public required int Length { get; init; }

    /// <summary>Where its words begin in the chunk's text, and how many UTF-16 units they are.</summary>
    public int? TextStart { get; init; }

    public int? TextLength { get; init; }

    /// <summary>Its words, where they do not stand in the chunk as they are.</summary>
    public string? Text { get; init; }

    public string? Caption { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public static TurnItem From(Turn turn, string chunk)
    {
        var at = chunk.IndexOf(turn.Text, Math.Clamp(turn.Start, 0, chunk.Length), StringComparison.Ordinal);
        return new TurnItem
        {
            Number = turn.Number,
            Speaker = turn.Speaker,
            Start = turn.Start,
            Length = turn.Length,
            TextStart = at < 0 ? null : at,
            TextLength = at < 0 ? null : turn.Text.Length,
            Text = at < 0 ? turn.Text : null,
            Caption = turn.Caption,
            Timestamp = turn.Timestamp,
        };
    }

    public Turn ToTurn(string chunk) => new()
    {
        Number = Number,
        Speaker = Speaker,
        Text = Text ?? chunk.Substring(TextStart ?? 0, TextLength ?? 0),
        Caption = Caption,
        Start = Start,
        Length = Length,
        Timestamp = Timestamp,
    };
}
