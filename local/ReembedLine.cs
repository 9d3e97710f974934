using System.Globalization;
using MemoryFunctions.Azure.Cosmos.Reembed;

namespace MemoryFunctions.Local;

/// <summary>How far a move is, for people: one line that changes on a terminal, now and then a line elsewhere.</summary>
internal sealed class ReembedLine(MoveProgress progress, TimeProvider time, TextWriter output, bool isTerminal)
{
    private const int Width = 24;

    private readonly long started = time.GetTimestamp();

    public async Task ShowAsync(Task moving)
    {
        using var timer = new PeriodicTimer(isTerminal ? TimeSpan.FromMilliseconds(250) : TimeSpan.FromSeconds(10), time);
        using var end = new CancellationTokenSource();
        var ticks = TickAsync(timer, end.Token);
        await moving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await end.CancelAsync().ConfigureAwait(false);
        await ticks.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (progress.Banks > 0)
        {
            await output.WriteLineAsync(isTerminal ? $"\r{Text().PadRight(100)}" : Text()).ConfigureAwait(false);
        }
    }

    private async Task TickAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            if (isTerminal)
            {
                await output.WriteAsync($"\r{Text().PadRight(100)}").ConfigureAwait(false);
            }
            else
            {
                await output.WriteLineAsync(Text()).ConfigureAwait(false);
            }
        }
    }

    private string Text()
    {
        var (done, all) = (progress.BanksDone, progress.Banks);
        var filled = all == 0 ? 0 : Width * Math.Min(done, all) / all;
        var bar = isTerminal ? $"[{new string('#', filled)}{new string('.', Width - filled)}] " : "";
        var seconds = Math.Max(1, time.GetElapsedTime(started).TotalSeconds);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{bar}{progress.Stage}: {done:N0} of {all:N0} banks, {progress.Copied:N0} items copied, {progress.Removed:N0} removed, {progress.Embedded:N0} texts embedded ({progress.Embedded / seconds:N0}/s)");
    }
}
