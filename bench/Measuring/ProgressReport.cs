using Spectre.Console;

namespace MemoryFunctions.Bench.Measuring;

/// <summary>A bar where there is a terminal to draw it on, a plain line at every tenth where there is none.</summary>
internal static class ProgressReport
{
    private const int Lines = 10;

    public static Task<T> RunAsync<T>(IAnsiConsole console, string label, int total, Func<Advance, Task<T>> work) =>
        console.Profile.Capabilities.Interactive
            ? DrawAsync(console, label, total, work)
            : PrintAsync(console, label, total, work);

    private static Task<T> DrawAsync<T>(IAnsiConsole console, string label, int total, Func<Advance, Task<T>> work) =>
        console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var task = context.AddTask(Markup.Escape(label), maxValue: total);
                return work(steps => task.Increment(steps));
            });

    private static Task<T> PrintAsync<T>(IAnsiConsole console, string label, int total, Func<Advance, Task<T>> work)
    {
        var done = 0;
        return work(steps =>
        {
            var now = Interlocked.Add(ref done, steps);
            if ((long)now * Lines / total > (long)(now - steps) * Lines / total)
            {
                console.WriteLine($"{label}: {now} of {total}");
            }
        });
    }
}
