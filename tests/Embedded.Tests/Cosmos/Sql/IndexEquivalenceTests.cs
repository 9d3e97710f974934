using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Partitions;
using MemoryFunctions.Embedded.Cosmos.Queries;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Tests.Cosmos.Sql;

public sealed class IndexEquivalenceTests
{
    private const string Indexed = """
        {"id":"c","partitionKey":{"paths":["/bank"]},"indexingPolicy":{"excludedPaths":[{"path":"/*"}],
         "includedPaths":[{"path":"/bank/?"},{"path":"/kind/?"},{"path":"/n/?"},{"path":"/tags/[]/?"}]}}
        """;

    private const string Plain = """{"id":"c","partitionKey":{"paths":["/bank"]}}""";

    private static readonly Gen<string> Values = Gen.Elements("1", "2", "0", "-0", "\"x\"", "\"\\u00e9\"", "\"é\"", "null", "true", "[1]");

    private static readonly Gen<string> Items =
        from id in Gen.Choose(0, 8)
        from bank in Gen.Elements("\"a\"", "\"b\"")
        from kind in Values
        from n in Values
        from tags in Values.ListOf()
        from missing in Gen.Choose(0, 3)
        select $"{{\"id\":\"m{id}\",\"bank\":{bank}{(missing == 0 ? "" : $",\"kind\":{kind},\"n\":{n}")},\"tags\":[{string.Join(',', tags)}]}}";

    private static readonly Gen<string> Leaves = Gen.OneOf(
        Gen.Elements("kind", "n", "bank").Zip(Gen.Elements("=", "!=", "<", ">=")).Zip(Values).Select(t => $"c.{t.Item1.Item1} {t.Item1.Item2} {t.Item2}"),
        Values.Zip(Values).Select(t => $"c.kind IN ({t.Item1}, {t.Item2})"),
        Values.Zip(Values).Select(t => $"ARRAY_CONTAINS_ANY(c.tags, {t.Item1}, {t.Item2})"),
        Values.Select(v => $"ARRAY_CONTAINS(c.tags, {v})"),
        Gen.Choose(0, 9).Select(i => $"c.id = \"m{i}\""),
        Gen.Elements("c.bank = \"a\"", "c.bank = \"b\"", "c.bank = \"none\""));

    private static readonly Gen<string> Filters = Gen.Choose(0, 3).SelectMany(Filter);

    /// <summary>With indexes, columns and partition pruning a query finds what it finds by looking at every item.</summary>
    [Fact]
    public void An_index_changes_the_speed_and_nothing_else()
    {
        var cases = Items.ListOf().Zip(Filters.ListOf(6)).Zip(Items.ListOf());
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var (indexed, plain) = (Create(Indexed), Create(Plain));
            var sequence = 1L;
            foreach (var batch in new[] { c.Item1.Item1, c.Item2 })
            {
                foreach (var json in batch)
                {
                    sequence++;
                    Put(indexed, json, sequence);
                    Put(plain, json, sequence);
                }

                // The second round finds indexes that were built in the first and have to catch up.
                foreach (var filter in c.Item1.Item2)
                {
                    Assert.Equal(Run(plain, filter, null), Run(indexed, filter, null));
                    Assert.Equal(Run(plain, filter, "a"), Run(indexed, filter, "a"));
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    /// <summary>So many rows are read by several processors, once for the first query and once for what is stored after it.</summary>
    [Fact]
    public void Many_rows_that_are_read_side_by_side_give_the_same_index()
    {
        var random = new Random(5);
        var (indexed, plain) = (Create(Indexed), Create(Plain));
        for (var sequence = 2; sequence < 14_000; sequence++)
        {
            var json = string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"id":"m{{sequence % 11_000}}","bank":"a","kind":"k{{random.Next(300)}}","n":{{random.Next(40)}},"tags":["t{{random.Next(50)}}","t{{random.Next(50)}}",{{random.Next(9)}}]}""");
            Put(indexed, json, sequence);
            Put(plain, json, sequence);
            if (sequence is 8_000 or 13_999)
            {
                foreach (var filter in (string[])["c.kind = \"k7\"", "ARRAY_CONTAINS(c.tags, \"t3\") AND c.n > 4", "ARRAY_CONTAINS_ANY(c.tags, \"t1\", 2) AND c.kind < \"k2\"", "c.n = 0"])
                {
                    var found = Run(plain, filter, "a");
                    Assert.True(found.Length > 10, filter);
                    Assert.Equal(found, Run(indexed, filter, "a"));
                }
            }
        }
    }

    private static Gen<string> Filter(int depth) => depth == 0
        ? Leaves
        : Filter(depth - 1).Zip(Filter(depth - 1)).Zip(Gen.Elements("AND", "AND", "OR")).Select(t => $"({t.Item1.Item1} {t.Item2} {t.Item1.Item2})");

    private static Container Create(string definition) =>
        new(new Database("d", 1, 1, 1, isShared: false), 2, new ContainerVersion(ContainerDefinitionReader.Read(Encoding.UTF8.GetBytes(definition)), 1, 1), staleWrites: 0);

    private static void Put(Container container, string json, long sequence)
    {
        var content = ItemReader.Read(Encoding.UTF8.GetBytes(json), container.Schema);
        var partition = container.GetPartition(PartitionKeyValue.Of(content, container.Schema));
        var number = partition.Find(content.Id)?.ResourceNumber ?? (ulong)sequence;
        partition.Apply([new ItemChange(content.Id, new StoredItem(content, number, sequence, 1), sequence)]);
    }

    private static string Run(Container container, string filter, string? bank)
    {
        var query = SqlParser.Parse(string.Create(CultureInfo.InvariantCulture, $"SELECT VALUE c._rid FROM c WHERE {filter}"));
        var bound = BoundQuery.Bind(new QueryShape(query, container), new Dictionary<string, SqlValue>(StringComparer.Ordinal), container);
        var scope = new QueryScope
        {
            Container = container, Key = bank is null ? null : PartitionKeyValue.From(SqlValue.From(bank)), Now = 2, MaxItems = int.MaxValue,
        };
        var page = new JsonBuffer();
        new QueryExecution(bound, scope).Run(page, CancellationToken.None);
        return Encoding.UTF8.GetString(page.WrittenSpan);
    }
}
