using System.CommandLine;
using MemoryFunctions.Bench.CommandLine;

namespace MemoryFunctions.Bench.Journal;

/// <summary><c>bench journal</c>: how fast the embedded store opens a large journal and reads from it.</summary>
internal static class JournalCommand
{
    public static Command Create()
    {
        var items = CountOption.One("--items", "How many memories the journal holds", 100_000);
        var command = new Command("journal", "Opening time, memory and reads of the embedded store, without HTTP.") { items };
        command.Run((arguments, _, cancellationToken) => JournalBenchmark.RunAsync(arguments.GetValue(items), cancellationToken));
        return command;
    }
}
