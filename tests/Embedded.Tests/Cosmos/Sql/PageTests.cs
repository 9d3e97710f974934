using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Partitions;
using MemoryFunctions.Embedded.Cosmos.Queries;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Tests.Cosmos.Sql;

public sealed class PageTests
{
    private const long Now = 100;

    private const string Definition = """
        {"id":"c","partitionKey":{"paths":["/bank"]},"defaultTtl":-1,
         "indexingPolicy":{"includedPaths":[{"path":"/bank/?"},{"path":"/kind/?"}],"excludedPaths":[{"path":"/*"}],"vectorIndexes":[{"path":"/v","type":"flat"}]},
         "vectorEmbeddingPolicy":{"vectorEmbeddings":[{"path":"/v","dataType":"float32","distanceFunction":"cosine","dimensions":3}]}}
        """;

    private static readonly string[] Properties = ["a", "b", "o", "kind"];

    private static readonly Gen<string> Values = Gen.Elements(
        "1", "1.0", "-0", "1e3", "\"x\"", "\"\\u00e9\\n\\\"\"", "null", "true", "[1, 2.50]", "{\"p\":\"q\", \"r\":[]}", "[]", "{}", "");

    private static readonly Gen<string> Items =
        from values in Values.ArrayOf(Properties.Length)
        from order in Gen.Shuffle(Enumerable.Range(0, Properties.Length).ToArray())
        from vector in Gen.Choose(-3, 3).ArrayOf(3)
        from hasVector in Gen.Choose(0, 4)
        from ttl in Gen.Elements("", ",\"ttl\":-1", ",\"ttl\":1")
        select string.Concat(order.Where(i => values[i].Length > 0).Select(i => $",\"{Properties[i]}\":{values[i]}"))
            + (hasVector == 0 ? "" : $",\"v\":[{string.Join(',', vector)}]") + ttl;

    /// <summary>What is copied out of a body as it stands is what each property is by itself.</summary>
    [Fact]
    public void A_row_holds_what_each_of_its_properties_is()
    {
        Prop.ForAll(Items.NonEmptyListOf().ToArbitrary(), items =>
        {
            // The rows come from one page, so that each is written with what was learnt of the one before.
            var container = Fill(items);
            var rows = Run(container, $"SELECT c.id, {string.Join(", ", Properties.Select(name => "c." + name))} FROM c");
            var ids = Run(container, "SELECT VALUE c.id FROM c");
            for (var at = 0; at < rows.Count; at++)
            {
                var parts = Properties.Select(name => (Name: name, Value: Run(container, $"SELECT VALUE c.{name} FROM c WHERE c.id = {ids[at]}"))).Where(part => part.Value.Count > 0);
                Assert.Equal($"{{\"id\":{ids[at]}{string.Concat(parts.Select(part => $",\"{part.Name}\":{part.Value[0]}"))}}}", rows[at]);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    /// <summary>Measuring before looking at an item finds what looking at every item and measuring it finds.</summary>
    [Fact]
    public void The_nearest_are_those_of_all_that_are_there_and_shown_with_their_distance()
    {
        Prop.ForAll(Items.ListOf(40).Zip(Gen.Choose(1, 8)).ToArbitrary(), c =>
        {
            var container = Fill(c.Item1);
            var distance = "VectorDistance(c.v, [1, 2, 3])";
            var nearest = Run(container, string.Create(CultureInfo.InvariantCulture, $"SELECT TOP {c.Item2} c.id, {distance} AS d FROM c WHERE c.kind != 'x' ORDER BY {distance}"));
            var all = Run(container, $"SELECT c.id, {distance} AS d FROM c WHERE c.kind != 'x'")
                .Select((row, at) => (Row: row, At: at, Json: JsonDocument.Parse(row).RootElement))
                .Where(row => row.Json.TryGetProperty("d", out _))
                .OrderByDescending(row => row.Json.GetProperty("d").GetDouble())
                .ThenBy(row => row.At);
            Assert.Equal(all.Take(c.Item2).Select(row => row.Row), nearest);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    /// <summary>Half of the items are written twice and some are deleted: what they were before is not there.</summary>
    private static Container Fill(IReadOnlyList<string> items)
    {
        var container = new Container(
            new Database("d", 1, 1, 1, isShared: false), 2, new ContainerVersion(ContainerDefinitionReader.Read(Encoding.UTF8.GetBytes(Definition)), 1, 1), staleWrites: 0);
        var sequence = 1L;
        for (var round = 0; round < 2; round++)
        {
            for (var at = 0; at < items.Count; at += 1 + round)
            {
                var body = items[(at + round) % items.Count];
                var content = ItemReader.Read(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"m{at}\",\"bank\":\"a\"{body}}}")), container.Schema);
                var partition = container.GetPartition(PartitionKeyValue.Of(content, container.Schema));
                var number = partition.Find(content.Id)?.ResourceNumber ?? (ulong)(at + 1);
                sequence++;
                partition.Apply([new ItemChange(content.Id, round == 1 && at % 6 == 0 ? null : new StoredItem(content, number, sequence, Now - 50), sequence)]);
            }
        }

        return container;
    }

    private static List<string> Run(Container container, string text)
    {
        var shape = new QueryShape(SqlParser.Parse(text), container);
        var bound = BoundQuery.Bind(shape, new Dictionary<string, SqlValue>(StringComparer.Ordinal), container);
        var page = new JsonBuffer();
        new QueryExecution(bound, new QueryScope { Container = container, Key = PartitionKeyValue.From(SqlValue.From("a")), Now = Now, MaxItems = int.MaxValue })
            .Run(page, CancellationToken.None);
        using var json = JsonDocument.Parse(page.WrittenMemory);
        return [.. json.RootElement.EnumerateArray().Select(row => row.GetRawText())];
    }
}
