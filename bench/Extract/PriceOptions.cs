using System.CommandLine;

namespace MemoryFunctions.Bench.Extract;

/// <summary>What a million tokens cost; both prices or none.</summary>
internal sealed class PriceOptions
{
    private readonly Option<decimal?> input = Create("--price-in", "What a million tokens sent cost (default: tokens are counted and nothing else)");
    private readonly Option<decimal?> output = Create("--price-out", "What a million tokens received cost");
    private readonly Option<decimal?> cached = Create("--price-cached", "What a million tokens sent cost that the provider had kept (default: as others)");

    public void AddTo(Command command)
    {
        command.Add(input);
        command.Add(output);
        command.Add(cached);
        command.Validators.Add(result =>
        {
            if (result.GetValue(input) is null != result.GetValue(output) is null || (result.GetValue(cached) is not null && result.GetValue(input) is null))
            {
                result.AddError("--price-in and --price-out belong together, and --price-cached to them.");
            }
        });
    }

    public Prices? Read(ParseResult arguments) =>
        arguments.GetValue(input) is { } sent && arguments.GetValue(output) is { } received ? new Prices(sent, received, arguments.GetValue(cached)) : null;

    private static Option<decimal?> Create(string name, string description)
    {
        var option = new Option<decimal?>(name) { Description = description, HelpName = "price" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && result.GetValueOrDefault<decimal?>() < 0)
            {
                result.AddError($"{name}: a price is not below zero.");
            }
        });
        return option;
    }
}
