using System.Globalization;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Core.Extract;

/// <summary>What a turn weighs and how it is known again.</summary>
internal static class PassageText
{
    public static int Tokens(Turn turn) => Tokens(turn.Speaker, turn.Text);

    public static int Tokens(string? speaker, string text) => TokenEstimate.Of(text) + (speaker is null ? 0 : TokenEstimate.Of(speaker));

    /// <summary>
    /// A digest of turns and of what the caller said about them. Without the time at which they were retained: it changes while a
    /// conversation grows.
    /// </summary>
    public static string Digest(string? context, IEnumerable<Turn> turns) => Text.Digest.Of([context ?? "\0", .. turns.SelectMany(Parts)]);

    /// <summary>What tells one turn from another.</summary>
    public static IEnumerable<string> Parts(Turn turn) =>
        [turn.Speaker ?? "\0", turn.Text, turn.Timestamp?.ToString("O", CultureInfo.InvariantCulture) ?? ""];
}
