using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace MemoryFunctions.Bench.CommandLine;

/// <summary>Options that take whole numbers above zero, one or several with commas between.</summary>
internal static class CountOption
{
    public static Option<int> One(string name, string description, int value) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => value,
        CustomParser = result => Read(result, result.Tokens[0].Value),
        HelpName = "n",
    };

    public static Option<Counts> Several(string name, string description, params int[] values) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => new Counts(values),
        CustomParser = result => new Counts([.. result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries).Select(part => Read(result, part))]),
        HelpName = "n,n",
        Arity = ArgumentArity.ExactlyOne,
    };

    private static int Read(ArgumentResult result, string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            return number;
        }

        result.AddError($"{((OptionResult)result.Parent!).Option.Name}: '{text}' is not a whole number above zero.");
        return 0;
    }
}
