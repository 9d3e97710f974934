using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Directives;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.MentalModels;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Reflect;
using MemoryFunctions.Core.Work;
using MemoryFunctions.Tests.Queues;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NSubstitute;

namespace MemoryFunctions.Core.Tests.Reflect;

/// <summary>The service over a bank whose searches find what a test says, by question.</summary>
internal sealed class ReflectHost : IAnswerer
{
    public static readonly BankId Bank = BankId.Create(BankId.DefaultTenant, BankKind.User, "alice", "bank");

    private readonly IBankStore banks = Substitute.For<IBankStore>();
    private readonly IMemoryStore memories = Substitute.For<IMemoryStore>();
    private readonly IEmbedder embedder = Substitute.For<IEmbedder>();
    private readonly List<string> questions = [];
    private readonly Dictionary<string, IReadOnlyList<MemoryUnit>> found = new(StringComparer.Ordinal);
    private bool isBroken;

    public ReflectHost()
    {
        var profile = new BankProfile
        {
            Bank = Bank,
            Name = "Alice",
            Mission = "Know Alice.",
            Disposition = new Disposition { Skepticism = 5 },
            CreatedAt = Remembered.Noon,
            UpdatedAt = Remembered.Noon,
        };
        banks.ReadHeaderAsync(Bank, Arg.Any<CancellationToken>()).Returns(new BankHeader { Life = "life", UpdatedAt = Remembered.Noon });
        banks.ReadProfileAsync(Bank, "life", Arg.Any<CancellationToken>()).Returns(profile);
        memories.ReadStatisticsAsync(default, default!, default).ReturnsForAnyArgs(BankStatistics.Empty);
        memories.SearchByTermsAsync(default, default!, default!, default, default!, default, default, default).ReturnsForAnyArgs([]);
        memories.SearchByTimeAsync(default, default!, default, default, default!, default, default, default).ReturnsForAnyArgs([]);

        // A question's vector is its number, by which the search knows it again.
        embedder.EmbedAsync(default!, default).ReturnsForAnyArgs(call => Embed(call.Arg<IReadOnlyList<string>>()[0]));
        memories.SearchByVectorAsync(default, default!, default, default!, default, default, default).ReturnsForAnyArgs(call => Search(call.Arg<ReadOnlyMemory<float>>()));
        memories.ReadVersionedAsync(default, default!, default!, default).ReturnsForAnyArgs(call => Read(call.Arg<IReadOnlyList<string>>()).Select(unit => new VersionedMemory(unit, "1")).ToList());
    }

    public ManualTimeProvider Time { get; } = new();

    public IMemoryStore Memories => memories;

    public IDirectiveStore Directives { get; } = Substitute.For<IDirectiveStore>();

    /// <summary>What the answerer was asked.</summary>
    public List<AnswerRequest> Asked { get; } = [];

    /// <summary>What was searched for, in order.</summary>
    public IReadOnlyList<string> Searched => questions;

    /// <summary>What the answerer answers to its calls, in order; the last one goes on for ever.</summary>
    public IReadOnlyList<Func<AnswerRequest, MemoryAnswer>> Answers { get; set; } = [_ => new MemoryAnswer { Text = "Yes." }];

    /// <summary>Runs in every call of the answerer.</summary>
    public Func<CancellationToken, Task> Meanwhile { get; set; } = _ => Task.CompletedTask;

    public ReflectHost Find(string question, params IReadOnlyList<MemoryUnit> units)
    {
        found[question] = units;
        return this;
    }

    /// <summary>The bank has these directives.</summary>
    public ReflectHost Rule(params IReadOnlyList<Directive> directives)
    {
        banks.ReadHeaderAsync(Bank, Arg.Any<CancellationToken>()).Returns(new BankHeader { Life = "life", UpdatedAt = Remembered.Noon, Directives = directives.Count });
        Directives.ListAsync(Bank, "life", Arg.Any<CancellationToken>()).Returns(directives);
        return this;
    }

    public void WithoutBank() => banks.ReadHeaderAsync(Bank, Arg.Any<CancellationToken>()).Returns(null as BankHeader);

    /// <summary>From here on no search by vector succeeds.</summary>
    public void Break() => isBroken = true;

    public Task<ReflectAnswer> AskAsync(ReflectQuery query, CancellationToken cancellationToken = default)
    {
        var recall = new RecallService(
            banks, memories, embedder, new ChunkReader(Substitute.For<IDocumentStore>()), new RecallCaches(Options.Create(new RecallOptions()), Time), Options.Create(new RecallOptions()), Time, NullLogger<RecallService>.Instance);
        var service = new BankService(banks, memories, Substitute.For<IWorkQueue>(), Time, NullLogger<BankService>.Instance);
        return new ReflectService(service, recall, new DirectiveService(service, banks, Directives, Time), new MentalModelReader(Substitute.For<IMentalModelStore>(), memories, Time), this, Options.Create(new ReflectOptions()), Time, NullLogger<ReflectService>.Instance)
            .ReflectAsync(query, cancellationToken);
    }

    public async Task<MemoryAnswer> AnswerAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        Asked.Add(request);
        await Meanwhile(cancellationToken);
        return Answers[Math.Min(Asked.Count, Answers.Count) - 1](request);
    }

    private IReadOnlyList<ReadOnlyMemory<float>> Embed(string question)
    {
        questions.Add(question);
        return [new float[] { questions.Count - 1 }];
    }

    private IReadOnlyList<MemoryCandidate> Search(ReadOnlyMemory<float> vector)
    {
        if (isBroken)
        {
            throw new InvalidOperationException();
        }

        var units = found.GetValueOrDefault(questions[(int)vector.Span[0]]) ?? [];
        return [.. units.Select((unit, at) => new MemoryCandidate { Id = unit.Id, Similarity = 1 - (at * 0.001) })];
    }

    private IReadOnlyList<MemoryUnit> Read(IReadOnlyList<string> ids) =>
        [.. found.Values.SelectMany(units => units).Where(unit => ids.Contains(unit.Id, StringComparer.Ordinal)).DistinctBy(unit => unit.Id, StringComparer.Ordinal)];
}
