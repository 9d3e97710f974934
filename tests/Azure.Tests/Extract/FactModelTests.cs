using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Azure.Tests.Extract;

/// <summary>
/// Random lives of stated facts that merge with and supersede each other, compared after each step with a model that
/// recomputes from the live documents what is shown.
/// </summary>
public sealed class FactModelTests
{
    [Fact]
    public void In_whatever_order_documents_come_change_and_go_what_is_shown_is_what_the_live_ones_say() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => RunAsync(seed, 14).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(12));

    /// <summary>A value comes back that was outdated, and then what had outdated it goes: the same words stand twice.</summary>
    [Fact]
    public Task In_a_life_that_once_was_told_otherwise_what_is_shown_is_what_the_live_documents_say() => RunAsync(705899996, 14);

    private static async Task RunAsync(int seed, int steps)
    {
        var random = new Random(seed);
        var model = new ExtractorProbe { State = State };
        await using var host = await ExtractionHost.StartAsync(
            options => options.Neighbours = 50, change: services => services.AddSingleton<IConsolidator>(new NewerWins()), model: model);
        var life = new FactLife(host, random);
        for (var step = 0; step < steps; step++)
        {
            await life.StepAsync();
            await host.CheckDrainedAsync();
            life.Settle();
            Assert.Equal(life.Shown(), await ShownAsync(host));
        }
    }

    private static async Task<IReadOnlyList<string>> ShownAsync(ExtractionHost host) =>
        [.. (await host.FactsAsync()).Select(fact => $"{fact.Text} ({fact.ProofCount})").Order(StringComparer.Ordinal)];

    /// <summary>The statement without what makes its turn unique.</summary>
    private static PassageAnswer State(Passage passage) => new(
        [.. passage.Turns.Select(turn => new ExtractedFact { Text = turn.Text.Split(" #")[0], Type = "world", Turns = [turn.Number] })]);

    private static string Attribute(string text) => text.Split(" is ")[0];

    /// <summary>The same statement merges, with the oldest that there is; another value of the same attribute is superseded.</summary>
    private sealed class NewerWins : IConsolidator
    {
        public Task<ConsolidationAnswer> ConsolidateAsync(IReadOnlyList<NewFact> facts, CancellationToken cancellationToken)
        {
            var decisions = new List<ConsolidationDecision>();
            var (batch, outdated) = (new List<MemoryUnit>(), new HashSet<string>(StringComparer.Ordinal));
            foreach (var fact in facts)
            {
                var near = fact.Neighbours.OrderBy(other => other.CreatedAt).Concat(batch).Where(other => !outdated.Contains(other.Id)).ToList();
                var same = near.Find(other => other.Text == fact.Unit.Text);
                var older = same is not null ? [] : near.Where(other => Attribute(other.Text) == Attribute(fact.Unit.Text)).Select(other => other.Id).ToList();
                decisions.Add(new ConsolidationDecision { MergesWith = same?.Id, Supersedes = older });
                outdated.UnionWith(older);
                batch.Add(fact.Unit);
            }

            return Task.FromResult(new ConsolidationAnswer(decisions, default));
        }
    }

    /// <summary>What one turn of one document states.</summary>
    private sealed record Statement(string Document, string Line, string Text, int Group, IReadOnlySet<int> Supersedes);

    /// <summary>A bank and its model.</summary>
    private sealed class FactLife(ExtractionHost host, Random random)
    {
        private static readonly string[] Attributes = ["home", "colour"];

        private readonly Dictionary<string, List<string>> documents = new(StringComparer.Ordinal);
        private readonly List<Statement> statements = [];
        private int groups;
        private int lines;

        public async Task StepAsync()
        {
            var id = $"d{random.Next(4)}";
            if (random.Next(5) == 0)
            {
                Assert.Equal(documents.Remove(id), await host.Host.Documents.DeleteAsync(ExtractionHost.Bank, id, default) is not null);
                statements.RemoveAll(statement => statement.Document == id);
                return;
            }

            for (var saves = random.Next(4) == 0 ? 2 : 1; saves > 0; saves--)
            {
                documents[id] = Next(documents.GetValueOrDefault(id) ?? []);
                await host.SayAsync(id, string.Join('\n', documents[id].Select(line => $"Ada: {line}")));

                // What is no longer said goes with the save; what is new comes when the model is asked.
                statements.RemoveAll(statement => statement.Document == id && !documents[id].Contains(statement.Line));
            }
        }

        public void Settle()
        {
            foreach (var (id, said) in documents)
            {
                foreach (var line in said.Where(line => !statements.Exists(statement => statement.Document == id && statement.Line == line)))
                {
                    statements.Add(Place(id, line));
                }
            }
        }

        public IEnumerable<string> Shown() => Standing()
            .Select(group => $"{group.First().Text} ({group.Count()})")
            .Order(StringComparer.Ordinal);

        private Statement Place(string document, string line)
        {
            var text = line.Split(" #")[0];
            var shown = Standing().ToList();
            var same = shown.Find(group => group.First().Text == text);
            if (same is not null)
            {
                return new Statement(document, line, text, same.Key, new HashSet<int>());
            }

            var older = new HashSet<int>(shown.Where(group => Attribute(group.First().Text) == Attribute(text)).Select(group => group.Key));
            while (statements.Where(statement => older.Contains(statement.Group)).SelectMany(statement => statement.Supersedes).Where(group => !older.Contains(group)).ToList() is { Count: > 0 } further)
            {
                older.UnionWith(further);
            }

            return new Statement(document, line, text, groups++, older);
        }

        /// <summary>The groups that nothing live has made outdated.</summary>
        private IEnumerable<IGrouping<int, Statement>> Standing()
        {
            var outdated = statements.SelectMany(statement => statement.Supersedes).ToHashSet();
            return statements.GroupBy(statement => statement.Group).Where(group => !outdated.Contains(group.Key));
        }

        private List<string> Next(List<string> said)
        {
            List<string> next = [.. said];
            switch (said.Count == 0 ? 0 : random.Next(5))
            {
                case 0 or 1:
                    next.AddRange(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Line()));
                    break;
                case 2:
                    next[random.Next(next.Count)] = Line();
                    break;
                case 3:
                    next.Insert(random.Next(next.Count), Line());
                    break;
                default:
                    next.RemoveAt(random.Next(next.Count));
                    break;
            }

            return next.Count == 0 ? [Line()] : next;
        }

        /// <summary>Now and then what another document says, word for word.</summary>
        private string Line()
        {
            var others = documents.Values.SelectMany(document => document).ToList();
            return others.Count > 0 && random.Next(4) == 0
                ? $"{others[random.Next(others.Count)].Split(" #")[0]} #{lines++}"
                : $"{Attributes[random.Next(Attributes.Length)]} is value {random.Next(3)} #{lines++}";
        }
    }
}
