using MemoryFunctions.Azure.Cosmos.Reembed;
using MemoryFunctions.Core.Errors;

namespace MemoryFunctions.Local;

/// <summary>The command <c>reembed</c> as it was typed, and how it ends.</summary>
internal sealed class ReembedCommand
{
    public const string Name = "reembed";

    public const string Usage = """
        Moves a deployment to another embedding model: fills a new container from the one that is served from, and then takes
        that one's writes away. It may be stopped at any time; typed again it goes on.

          dotnet run --project local -- reembed --Cosmos:NextContainer NAME [--Models:NextEmbedding:Model MODEL ...] [OPTIONS]

          --Cosmos:NextContainer NAME        the container to fill; a new one
          --Models:NextEmbedding:Model M     its model; with Endpoint, ApiKey, Dimensions as under Models:Embedding
                                             (nothing set: the built-in one)
          --once                             one pass over all banks; else until a pass finds nothing, or no less than the one before
          --seal                             then seal the old container: recall goes on, writes are answered with 503, and the
                                             new one gets the rest. At the end the settings to start with are printed
          --unseal                           give the old container its writes back, as long as nobody has started on the new one
          --help                             this text

        All other settings are those of the service. On a folder the service runs in this process meanwhile, on its usual address;
        for an account in Azure the service goes on where it runs. More: docs/operations.md
        """;

    private readonly TaskCompletionSource<int> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ReembedCommand(MoveMode mode, string[] settings) => (Mode, Settings) = (mode, settings);

    public MoveMode Mode { get; }

    /// <summary>What is left of the command line.</summary>
    public string[] Settings { get; }

    /// <summary>The program's exit code, or why the command failed.</summary>
    public Task<int> Ended => ended.Task;

    public static bool IsAskedFor(string[] args) => args is [Name, ..];

    /// <summary>Null where the command is another one.</summary>
    /// <exception cref="ConfigurationException">Options that exclude each other.</exception>
    public static ReembedCommand? Read(string[] args)
    {
        if (!IsAskedFor(args))
        {
            return null;
        }

        string[] own = ["--once", "--seal", "--unseal"];
        var asked = own.Intersect(args, StringComparer.Ordinal).ToList();
        var mode = asked switch
        {
            [] => MoveMode.Copy,
            ["--once"] => MoveMode.CopyOnce,
            ["--seal"] => MoveMode.Seal,
            ["--unseal"] => MoveMode.Unseal,
            _ => throw new ConfigurationException($"{string.Join(" and ", asked)} exclude each other\n\n{Usage}"),
        };
        return new ReembedCommand(mode, [.. args.Skip(1).Where(argument => !own.Contains(argument, StringComparer.Ordinal))]);
    }

    /// <summary>Runs it and says how it ended, to people and to <see cref="Ended"/>.</summary>
    public async Task RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            var mover = services.GetRequiredService<ContainerMover>();
            var moving = mover.RunAsync(Mode, cancellationToken);
            await new ReembedLine(mover.Progress, services.GetRequiredService<TimeProvider>(), Console.Out, isTerminal: !Console.IsOutputRedirected)
                .ShowAsync(moving).ConfigureAwait(false);
            var outcome = await moving.ConfigureAwait(false);
            Console.WriteLine(ReembedReport.Write(Mode, outcome, services.GetRequiredService<IConfiguration>()));
            ended.TrySetResult(0);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Console.WriteLine("stopped on the way: type the same command again to go on");
            ended.TrySetResult(1);
        }
        catch (Exception e)
        {
            ended.TrySetException(e);
        }
    }
}
