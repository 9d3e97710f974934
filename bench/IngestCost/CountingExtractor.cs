using System.Globalization;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Bench.IngestCost;

/// <summary>
/// Stands where the language model does: counts what it is sent, and states one fact for each turn, so that what follows an
/// answer happens too.
/// </summary>
internal sealed class CountingExtractor : IFactExtractor
{
    /// <summary>What every call costs before any text.</summary>
    public const int Prompt = 1_200;

    private const int CharactersPerToken = 4;

    private readonly Lock gate = new();
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private CallCount count;

    public string Version => "counting-1";

    public string Model => "counted";

    public int PromptTokens => Prompt;

    /// <summary>What was sent so far.</summary>
    public CallCount Count
    {
        get
        {
            lock (gate)
            {
                return count;
            }
        }
    }

    /// <summary>Tokens of so much text, by the rule of four characters each.</summary>
    public static long TokensOf(long characters) => (characters + CharactersPerToken - 1) / CharactersPerToken;

    /// <summary>What a turn costs in a prompt: its text behind the speaker's name.</summary>
    public static int LengthOf(string? speaker, string text) => (speaker is null ? 0 : speaker.Length + ": ".Length) + text.Length;

    /// <summary>Whether a turn was asked about, not only shown as what came before.</summary>
    public bool WasAsked(string speaker, string text)
    {
        lock (gate)
        {
            return asked.Contains($"{speaker}: {text}");
        }
    }

    public Task<ExtractionAnswer> ExtractAsync(ExtractionRequest request, CancellationToken cancellationToken)
    {
        var length = request.Guidance.Mission.Length + request.Passages.Sum(LengthOf);
        var answers = request.Passages.ToDictionary(passage => passage.Key, Answer, StringComparer.Ordinal);
        var tokens = Prompt + TokensOf(length);
        lock (gate)
        {
            count = new CallCount(count.Calls + 1, count.Tokens + tokens, count.Characters + length);
            asked.UnionWith(request.Passages.SelectMany(passage => passage.Turns).Select(turn => $"{turn.Speaker}: {turn.Text}"));
        }

        var said = answers.Values.Sum(answer => answer.Facts.Sum(fact => fact.Text.Length));
        return Task.FromResult(new ExtractionAnswer(answers, new TokenUsage(tokens, TokensOf(said))));
    }

    private static int LengthOf(Passage passage) =>
        (passage.Context?.Length ?? 0) + passage.Before.Concat(passage.Turns).Sum(turn => LengthOf(turn.Speaker, turn.Text));

    private static PassageAnswer Answer(Passage passage) => new([.. passage.Turns.Select(turn => new ExtractedFact
    {
        Text = string.Create(CultureInfo.InvariantCulture, $"{turn.Speaker} said that {turn.Text}"),
        Type = "experience",
        Turns = [turn.Number],
        Entities = turn.Speaker is null ? [] : [turn.Speaker],
    })]);
}
