using System.Collections.Concurrent;
using MemoryFunctions.Core.Models;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Azure.Tests.Extract;

/// <summary>A language model that a test can count, stop and fail: it states of each turn that it was said.</summary>
public sealed class ExtractorProbe : IFactExtractor
{
    public const int Prompt = 1_200;

    private readonly ConcurrentQueue<ExtractionRequest> requests = new();
    private readonly ConcurrentQueue<string> answered = new();
    private readonly ConcurrentQueue<TokenUsage> used = new();

    public string Version { get; set; } = "probe-1";

    public string Model => "probe";

    public int PromptTokens => Prompt;

    /// <summary>All that was asked, also what was not answered.</summary>
    public IReadOnlyList<ExtractionRequest> Requests => [.. requests];

    /// <summary>The texts of all turns that were asked about and answered.</summary>
    public IReadOnlyList<string> Answered => [.. answered];

    /// <summary>What all answers took.</summary>
    public TokenUsage Used => used.Aggregate(default(TokenUsage), (sum, one) => sum + one);

    /// <summary>Runs before each answer; may wait, and may throw.</summary>
    public Func<ExtractionRequest, CancellationToken, Task>? Before { get; set; }

    /// <summary>What a passage states, where a test has its own mind.</summary>
    public Func<Passage, PassageAnswer>? State { get; set; }

    public void Register(IServiceCollection services) => services.AddSingleton<IFactExtractor>(this);

    public async Task<ExtractionAnswer> ExtractAsync(ExtractionRequest request, CancellationToken cancellationToken)
    {
        requests.Enqueue(request);
        if (Before is { } before)
        {
            await before(request, cancellationToken);
        }

        foreach (var turn in request.Passages.SelectMany(passage => passage.Turns))
        {
            answered.Enqueue(turn.Text);
        }

        var text = request.Passages.Sum(passage => passage.Turns.Concat(passage.Before).Sum(turn => turn.Text.Length + (turn.Speaker?.Length ?? 0) + 2));
        var usage = new TokenUsage(Prompt + (text / 4), 10 * request.Passages.Sum(passage => passage.Turns.Count));
        used.Enqueue(usage);
        return new ExtractionAnswer(request.Passages.ToDictionary(passage => passage.Key, passage => State?.Invoke(passage) ?? EachTurn(passage)), usage);
    }

    public static PassageAnswer EachTurn(Passage passage) => new(
    [
        .. passage.Turns.Where(turn => turn.Text.Length > 0).Select(turn => new ExtractedFact { Text = $"{turn.Speaker} said: {turn.Text}", Type = "world", Turns = [turn.Number] }),
    ]);
}
