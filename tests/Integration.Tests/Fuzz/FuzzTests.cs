using System.Collections.Concurrent;
using System.Globalization;
using Xunit.Abstractions;

namespace MemoryFunctions.Integration.Tests.Fuzz;

/// <summary>Odd requests to every route that the service says it has.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    /// <summary>The same requests each time. Another one finds others.</summary>
    private const int Seed = 20_261_130;

    private const int Requests = 10_000;

    /// <summary>So often the fuzzed banks are made anew: what is gone teaches nothing more than that it is a 404.</summary>
    private const int Round = 400;

    private const int AtOnce = 8;

    private static readonly string[] Fuzzed = ["anna", "bert"];

    /// <summary>What no request can bring about here, with the reason.</summary>
    private static readonly Dictionary<string, string> NeverSucceed = new(StringComparer.Ordinal)
    {
        ["retryOperation"] = "only a failed operation can be tried again, and none fails",
        ["cancelOperation"] = "what is retained is done before anybody could cancel it",
    };

    [Fact]
    public async Task Ten_thousand_odd_requests_bring_about_no_failure_no_hang_and_no_leak()
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {Seed}"));
        var tenants = FuzzTenants.Standard;
        await using var service = await FuzzService.StartAsync();
        var document = await service.ReadDocumentAsync();
        var canaries = new Dictionary<string, string>(StringComparer.Ordinal) { ["zibbelquark"] = "watched", ["frommeltang"] = "quiet", ["knasterwolp"] = "anna", ["dudelfinz"] = "bert" };
        var word = canaries.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
        var rules = new AnswerRules(document, canaries);
        var maker = new RequestMaker(document, tenants);
        var foreign = await service.FillAsync(tenants.Watched, "watched", word["watched"]);
        await service.FillAsync(tenants.Fuzzed, "quiet", word["quiet"]);
        var before = await service.ReadAsync(tenants.Watched, "watched") + await service.ReadAsync(tenants.Fuzzed, "quiet");

        var faults = new ConcurrentDictionary<(string Operation, string Fault), string>();
        var succeeded = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        for (var first = 0; first < Requests; first += Round)
        {
            var own = await Task.WhenAll(Fuzzed.Select(bank => service.FillAsync(tenants.Fuzzed, bank, word[bank])));
            await Parallel.ForAsync(first, Math.Min(first + Round, Requests), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (at, _) =>
            {
                var operation = document.Operations[at % document.Operations.Count];
                var request = maker.Make(new Random(HashCode(at)), operation, own, foreign);
                var answer = await service.SendAsync(request);
                if (rules.Find(request, answer) is { } fault)
                {
                    faults.TryAdd((operation.Id, fault), string.Create(CultureInfo.InvariantCulture, $"request {at} of seed {Seed}: {request}\nthe answer {fault}: {answer}"));
                }

                if (answer.Status == 200 && request.IsRouted)
                {
                    succeeded.AddOrUpdate(request.Operation.Id, 1, (_, count) => count + 1);
                }
            });
        }

        Assert.True(faults.IsEmpty, string.Join("\n\n", faults.Values));
        Assert.Equal(before, await service.ReadAsync(tenants.Watched, "watched") + await service.ReadAsync(tenants.Fuzzed, "quiet"));
        Assert.Contains(word["watched"], before, StringComparison.Ordinal);
        var never = document.Operations.Where(operation => !succeeded.ContainsKey(operation.Id) && !NeverSucceed.ContainsKey(operation.Id)).ToList();
        Assert.True(never.Count == 0, $"no request succeeded, so that only refusals were tried; teach {nameof(SampleMaker)} and {nameof(FuzzService)} what they take: {string.Join(", ", never)}");
    }

    /// <summary>Each request has its own, so that one can be made again without the others.</summary>
    private static int HashCode(int at) => unchecked((Seed * 397) ^ (at * 7_919));
}
