using System.CommandLine;
using Spectre.Console;

namespace MemoryFunctions.Bench.CommandLine;

/// <summary>How every command runs: cancellation is an answer of its own, expected failures are one line.</summary>
internal static class Invocation
{
    private const int Failed = 1;
    private const int Cancelled = 130;

    /// <summary>Stopping the instance and removing its folder takes longer than the two seconds that are the default.</summary>
    public static InvocationConfiguration Settings => new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(15) };

    public static void Run(this Command command, Func<ParseResult, IAnsiConsole, CancellationToken, Task<int>> run) =>
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var console = Terminal.Open();
            try
            {
                return await run(arguments, console, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                await Console.Error.WriteLineAsync("Cancelled.");
                return Cancelled;
            }
            catch (HttpRequestException e)
            {
                await Console.Error.WriteLineAsync($"The instance does not answer: {e.Message}");
                return Failed;
            }
            catch (BenchException e)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return Failed;
            }
        });
}
