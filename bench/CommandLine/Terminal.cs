using Spectre.Console;

namespace MemoryFunctions.Bench.CommandLine;

/// <summary>The console that reports are written to.</summary>
internal static class Terminal
{
    // A file has no width of its own: wide enough for every table, so that no row is broken.
    private const int WidthOfFile = 180;

    public static IAnsiConsole Open()
    {
        if (!Console.IsOutputRedirected)
        {
            return AnsiConsole.Create(new AnsiConsoleSettings());
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No });
        console.Profile.Width = WidthOfFile;
        return console;
    }
}
