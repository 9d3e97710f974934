using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Azure.Tests.Extract;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Retain;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Azure.Tests.Observe;

/// <summary>Random lives of documents whose facts merge, supersede, are tagged anew and go, with observations made of them.</summary>
public sealed class ObservationModelTests
{
    private static readonly string[] Words = ["tea", "coffee"];
    private static readonly string[] Tags = ["home", "work"];

    [Fact]
    public void Whatever_happens_to_documents_no_observation_says_what_no_shown_fact_says_and_in_the_end_each_pair_has_one() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => RunAsync(seed, 12).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(8));

    private static async Task RunAsync(int seed, int steps)
    {
        var (random, lines) = (new Random(seed), 0);
        var observer = new ObserverProbe();
        var model = new ExtractorProbe
        {
            State = passage => new PassageAnswer([.. passage.Turns.Select(turn => new ExtractedFact { Text = turn.Text.Split(" #")[0], Type = "world", Turns = [turn.Number] })]),
        };
        var consolidator = new ConsolidatorProbe { Decide = Decide };
        await using var host = await ExtractionHost.StartAsync(
            change: services =>
            {
                observer.Register(services);
                consolidator.Register(services);
            },
            model: model);
        var documents = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        for (var step = 0; step < steps; step++)
        {
            var id = $"d{random.Next(4)}";
            if (random.Next(4) == 0)
            {
                await host.Host.Documents.DeleteAsync(ExtractionHost.Bank, id, default);
                documents.Remove(id);
            }
            else
            {
                var said = documents.GetValueOrDefault(id) ?? [];
                documents[id] = [.. said.Where(_ => random.Next(4) > 0), $"{Words[random.Next(2)]} {(random.Next(6) == 0 ? "never" : random.Next(4))} #{lines++}"];
                await host.Host.Retain.RetainAsync(
                    new RetainCommand
                    {
                        Bank = ExtractionHost.Bank,
                        Items = [new RetainItem { DocumentId = id, Content = string.Join('\n', documents[id].Select(line => $"Ann: {line}")), Tags = [Tags[random.Next(2)]] }],
                    },
                    default);
            }

            if (random.Next(2) == 0)
            {
                await host.Host.Ingest.RunAsync(ExtractionHost.Bank, default);
            }
            else if (random.Next(2) == 0)
            {
                await host.CheckDrainedAsync();
                Check(await host.Host.ListAsync(ExtractionHost.Bank), isDrained: true);
            }

            Check(await host.Host.ListAsync(ExtractionHost.Bank), isDrained: false);
        }

        await host.CheckDrainedAsync();
        Check(await host.Host.ListAsync(ExtractionHost.Bank), isDrained: true);
    }

    /// <summary>The same words merge; "never" outdates all of its word, and is outdated by none.</summary>
    private static ConsolidationDecision Decide(NewFact fact) => new()
    {
        MergesWith = fact.Neighbours.FirstOrDefault(near => near.Text == fact.Unit.Text)?.Id,
        Supersedes = fact.Unit.Text.EndsWith("never", StringComparison.Ordinal)
            ? [.. fact.Neighbours.Where(near => near.Text != fact.Unit.Text && ObserverProbe.Word(near) == ObserverProbe.Word(fact.Unit)).Select(near => near.Id)]
            : [],
    };

    private static void Check(IReadOnlyList<MemoryUnit> shown, bool isDrained)
    {
        var facts = shown.Where(memory => memory.Cites.Count > 0 && !Observation.IsOne(memory)).ToDictionary(fact => fact.Id, StringComparer.Ordinal);
        var observations = shown.Where(Observation.IsOne).ToList();
        foreach (var observation in observations)
        {
            Assert.All(observation.Cites, id => Assert.Contains(id, facts.Keys));
            var said = observation.Cites.Select(id => facts[id].Text).Order(StringComparer.Ordinal);
            Assert.Equal($"About {observation.Entities[0]}: {string.Join("; ", said)}", observation.Text);
            Assert.All(observation.Cites, id => Assert.Equal(observation.Tags, facts[id].Tags));
        }

        if (isDrained)
        {
            var several = facts.Values.GroupBy(fact => (ObserverProbe.Word(fact), fact.Tags[0])).Where(about => about.Count() > 1).Select(about => about.Key);
            Assert.Subset(observations.Select(observation => (observation.Entities[0], observation.Tags[0])).ToHashSet(), several.ToHashSet());
        }
    }
}
