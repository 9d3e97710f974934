using System.CommandLine;
using MemoryFunctions.Bench.Serving;

namespace MemoryFunctions.Bench.CommandLine;

/// <summary>What is measured: an instance of our own, with its data where it is told, or one that runs already.</summary>
internal sealed class TargetOptions
{
    private readonly Option<Uri?> url = new("--url")
    {
        Description = "An instance that runs already (default: start one, and stop it at the end)",
        HelpName = "url",
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            {
                return address;
            }

            result.AddError($"--url: '{result.Tokens[0].Value}' is not an http or https address.");
            return null;
        },
    };

    private readonly Option<DirectoryInfo?> store = new("--store")
    {
        Description = "Where the instance's data folder is made, and removed at the end (default: the system's temporary folder)",
        HelpName = "dir",
    };

    public TargetOptions AddTo(Command command)
    {
        command.Add(url);
        command.Add(store);
        return this;
    }

    public Target Read(ParseResult arguments) => new(arguments.GetValue(url), arguments.GetValue(store));
}
