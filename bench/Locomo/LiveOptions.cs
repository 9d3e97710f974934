using System.CommandLine;
using MemoryFunctions.Bench.CommandLine;

namespace MemoryFunctions.Bench.Locomo;

/// <summary>How <c>bench locomo --live</c> is told what to ask.</summary>
internal sealed class LiveOptions
{
    private readonly Option<bool> live = new("--live") { Description = "Answers the questions with the language model that Models__Chat__... names, and has the answers judged. It costs money" };
    private readonly Option<Counts> tokens = CountOption.Several("--tokens", "--live: the budgets of recalled memories", 2_000, 6_000);
    private readonly Option<string?> judge = new("--judge-model") { Description = "--live: another model at the same endpoint to judge by (default: the one that answers)", HelpName = "model" };
    private readonly Option<int?> limit = new("--limit") { Description = "--live: how many questions, spread over the set (default: all)", HelpName = "n" };
    private readonly Option<int> window = CountOption.One("--window", "--live: how many tokens of a conversation the model can be given whole", 100_000);
    private readonly Option<int> parallel = CountOption.One("--parallel", "--live: how many questions at once", 4);
    private readonly Option<int> patience = CountOption.One("--patience", "--live: how many seconds a conversation may take to be read", 3_600);
    private readonly Option<FileInfo?> answers = new("--answers")
    {
        Description = "--live: writes every answer and judgement here; what is in it is not asked again",
        HelpName = "file",
    };

    public LiveOptions() => limit.Validators.Add(result =>
    {
        if (result.Tokens.Count == 1 && result.GetValueOrDefault<int?>() < 1)
        {
            result.AddError("--limit: at least one question is to be asked.");
        }
    });

    public LiveOptions AddTo(Command command)
    {
        foreach (var option in new Option[] { live, tokens, judge, limit, window, parallel, patience, answers })
        {
            command.Add(option);
        }

        return this;
    }

    /// <summary>Null where it is not asked for.</summary>
    public LiveSettings? Read(ParseResult arguments) => !arguments.GetValue(live) ? null : new LiveSettings
    {
        Arms = LiveArm.All(arguments.GetRequiredValue(tokens).Values, arguments.GetValue(window)),
        JudgeModel = arguments.GetValue(judge),
        Limit = arguments.GetValue(limit),
        Parallel = arguments.GetValue(parallel),
        Patience = TimeSpan.FromSeconds(arguments.GetValue(patience)),
        Answers = arguments.GetValue(answers)?.FullName,
    };
}
