using Spectre.Console;

namespace MemoryFunctions.Bench.Tests;

/// <summary>A console whose output a test can read.</summary>
internal sealed class BenchConsole
{
    private readonly StringWriter output = new();

    public BenchConsole()
    {
        Console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(output) });
        Console.Profile.Width = 400;
    }

    public IAnsiConsole Console { get; }

    public string Text => output.ToString();
}
