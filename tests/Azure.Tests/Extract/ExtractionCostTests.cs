using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Azure.Tests.Extract;

/// <summary>What the per-user recipe costs: after every exchange the whole session so far is saved again.</summary>
public sealed class ExtractionCostTests
{
    /// <summary>Characters of a turn with its speaker: an exchange of two is 73 tokens.</summary>
    private const int TurnLength = 146;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(11, 0.12, 250)]
    [InlineData(5, 0.2, 350)]
    [InlineData(60, 0.1, 200)]
    public async Task Exchanges_half_a_minute_apart_share_their_calls(int perSession, double maxCalls, int maxTokens)
    {
        await using var host = await ExtractionHost.StartAsync();
        var (heard, exchanges, said) = (0, 0, 0);
        for (var session = 0; session < 3; session++)
        {
            var lines = new List<string>();
            for (var at = 0; at < perSession; at++)
            {
                lines.AddRange([Line("Caroline", session, at), Line("Melanie", session, at)]);
                await host.SayAsync($"s{session}", string.Join('\n', lines));
                Assert.Contains(await host.Host.ListAsync(ExtractionHost.Bank), memory => memory.Text == lines[^1]);
                heard = await PassAsync(host, Pause, heard);
                exchanges++;
            }

            said += lines.Sum(line => line.Length + 1) / 4;
            heard = await PassAsync(host, TimeSpan.FromDays(1), heard);
        }

        var sent = host.Model.Requests.Sum(request => request.Passages.Sum(passage => passage.Before.Concat(passage.Turns).Sum(Length))) / 4;
        var calls = host.Model.Requests.Count;
        var tokens = (calls * ExtractorProbe.Prompt) + sent;
        var figures = FormattableString.Invariant($"{exchanges} exchanges: {(double)calls / exchanges:0.000} calls and {tokens / exchanges} tokens each, sent/said {(double)sent / said:0.00}, bells {heard}");
        Assert.True((double)calls / exchanges <= maxCalls && tokens <= maxTokens * exchanges && sent <= 1.35 * said, figures);
        Assert.Equal(exchanges * 2, host.Model.Answered.Count);
        await host.CheckDrainedAsync();
    }

    private static int Length(PassageTurn turn) => (turn.Speaker?.Length ?? 0) + 2 + turn.Text.Length;

    private static string Line(string speaker, int session, int at) =>
        $"{speaker}: this is what was said in session {session} at {at} by {speaker} ".PadRight(TurnLength - 1, 'x');

    /// <summary>Hears every bell at its time.</summary>
    private static async Task<int> PassAsync(ExtractionHost host, TimeSpan time, int heard)
    {
        var until = host.Clock.GetUtcNow() + time;
        while (host.Bells.Times.Order().Skip(heard).FirstOrDefault(until) is var next && next < until)
        {
            heard++;
            await host.PassAsync(next > host.Clock.GetUtcNow() ? next - host.Clock.GetUtcNow() : TimeSpan.Zero);
        }

        host.Clock.Advance(until - host.Clock.GetUtcNow());
        return heard;
    }
}
