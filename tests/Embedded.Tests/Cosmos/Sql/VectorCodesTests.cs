using System.Globalization;
using System.Numerics.Tensors;
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

public sealed class VectorCodesTests
{
    private const int Dimensions = 70;

    private static readonly Gen<float[]> Vectors = Gen.OneOf(
        Gen.Choose(-1_000_000, 1_000_000).Select(n => n / 1e6f).ArrayOf(Dimensions),
        Gen.Elements(0f, 0f, 0f, 1f, -2f, 1e-20f, 3e5f).ArrayOf(Dimensions),
        Gen.Constant(new float[Dimensions]));

    [Fact]
    public void A_code_never_says_that_a_vector_is_farther_than_it_is() => Prop.ForAll(Vectors.Zip(Vectors).ToArbitrary(), pair =>
    {
        var (query, stored) = (FloatVector.From(pair.Item1), FloatVector.From(pair.Item2));
        var codes = new VectorCodes(Dimensions);
        codes.Reserve(301);
        codes.Set(300, stored.Values);
        foreach (var function in new[] { VectorDistance.Cosine, VectorDistance.DotProduct })
        {
            var distance = new BoundVectorDistance(query, function);
            var (exact, most) = (distance.Measure(stored.Values, stored.Norm), distance.AtMost(codes, 300, stored.Norm));
            Assert.True(most >= exact, string.Create(CultureInfo.InvariantCulture, $"{function}: {exact}, at most {most}"));
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void A_code_of_ordinary_vectors_tells_them_within_two_hundredths()
    {
        var random = new Random(7);
        var codes = new VectorCodes(Dimensions);
        codes.Reserve(200);
        var query = Unit(random);
        for (var slot = 0; slot < 200; slot++)
        {
            var stored = Unit(random);
            codes.Set(slot, stored.Values);
            var distance = new BoundVectorDistance(query, VectorDistance.Cosine);
            Assert.InRange(distance.AtMost(codes, slot, stored.Norm) - distance.Measure(stored.Values, stored.Norm), 0, 0.02);
        }
    }

    [Theory]
    [InlineData("cosine", true)]
    [InlineData("dotproduct", true)]
    [InlineData("euclidean", false)]
    public void The_nearest_of_thousands_are_the_nearest(string function, bool largestFirst)
    {
        var random = new Random(11);
        var container = Container(function);
        for (var number = 0; number < 6_000; number++)
        {
            Put(container, string.Create(CultureInfo.InvariantCulture, $"m{number % 5_000}"), Unit(random).Values, number + 2);
        }

        var vector = $"[{string.Join(',', Unit(random).Values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))}]";
        var nearest = Run(container, $"SELECT TOP 50 c.id, VectorDistance(c.v, {vector}) AS d FROM c ORDER BY VectorDistance(c.v, {vector})");
        var all = Run(container, $"SELECT c.id, VectorDistance(c.v, {vector}) AS d FROM c");
        Assert.Equal(5_000, all.Count);
        Assert.Equal((largestFirst ? all.OrderByDescending(Distance) : all.OrderBy(Distance)).Take(50), nearest);
    }

    private static double Distance(string row)
    {
        using var json = JsonDocument.Parse(row);
        return json.RootElement.GetProperty("d").GetDouble();
    }

    private static FloatVector Unit(Random random)
    {
        var values = Enumerable.Range(0, Dimensions).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
        TensorPrimitives.Divide(values, TensorPrimitives.Norm(values), values);
        return FloatVector.From(values);
    }

    private static Container Container(string function)
    {
        var definition = $$$"""
            {"id":"c","partitionKey":{"paths":["/bank"]},
             "indexingPolicy":{"includedPaths":[{"path":"/bank/?"}],"excludedPaths":[{"path":"/*"}],"vectorIndexes":[{"path":"/v","type":"flat"}]},
             "vectorEmbeddingPolicy":{"vectorEmbeddings":[{"path":"/v","dataType":"float32","distanceFunction":"{{{function}}}","dimensions":{{{Dimensions}}}}]}}
            """;
        return new Container(
            new Database("d", 1, 1, 1, isShared: false), 2, new ContainerVersion(ContainerDefinitionReader.Read(Encoding.UTF8.GetBytes(definition)), 1, 1), staleWrites: 0);
    }

    private static void Put(Container container, string id, float[] vector, long sequence)
    {
        var values = string.Join(',', vector.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
        var content = ItemReader.Read(Encoding.UTF8.GetBytes($"{{\"id\":\"{id}\",\"bank\":\"a\",\"v\":[{values}]}}"), container.Schema);
        var partition = container.GetPartition(PartitionKeyValue.Of(content, container.Schema));
        partition.Apply([new ItemChange(id, new StoredItem(content, partition.Find(id)?.ResourceNumber ?? (ulong)sequence, sequence, 1), sequence)]);
    }

    private static List<string> Run(Container container, string text)
    {
        var shape = new QueryShape(SqlParser.Parse(text), container);
        var page = new JsonBuffer();
        new QueryExecution(
            BoundQuery.Bind(shape, new Dictionary<string, SqlValue>(StringComparer.Ordinal), container),
            new QueryScope { Container = container, Key = PartitionKeyValue.From(SqlValue.From("a")), Now = 2, MaxItems = int.MaxValue }).Run(page, CancellationToken.None);
        using var json = JsonDocument.Parse(page.WrittenMemory);
        return [.. json.RootElement.EnumerateArray().Select(row => row.GetRawText())];
    }
}
