using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Azure.Cosmos;
using MemoryFunctions.Azure.Cosmos.Items;

namespace MemoryFunctions.Azure.Tests.Cosmos;

public sealed class JsonRowTests
{
    private static readonly string[] Required = ["memoryId", "text", "type", "documentId", "chunkId", "sourceTurns", "about", "tags", "createdAt", "updatedAt", "proofCount"];

    private static readonly Gen<string?> Texts = Gen.Elements<string?>("x", "", "a\"b\\\n", "é", "日本語", "😀", "<&>", "2026-01-02T03:04:05.0000000Z");

    private static readonly Gen<string?> Optional = Gen.OneOf(Texts, Gen.Constant<string?>(null));

    private static readonly Gen<JsonNode?> Lists = Texts.ListOf().Select(list => (JsonNode?)new JsonArray([.. list.Select(text => (JsonNode?)text)]));

    private static readonly Gen<JsonObject> Abouts =
        from texts in Optional.ArrayOf(7)
        from metadata in Texts.Zip(Texts).ListOf()
        from entities in Lists
        from relations in Texts.ArrayOf(3).ListOf(2)
        from permanence in Gen.Choose(0, 2)
        from confidence in Gen.Elements<double?>(null, 0.25, 1, 1e-3)
        select new JsonObject
        {
            ["context"] = texts[0],
            ["metadata"] = new JsonObject(metadata.DistinctBy(pair => pair.Item1, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Item1!, (JsonNode?)pair.Item2))),
            ["entities"] = entities,
            ["relations"] = relations.Count == 0 ? null : new JsonArray([.. relations.Select(relation => (JsonNode?)new JsonObject { ["subject"] = relation[0], ["predicate"] = relation[1], ["object"] = relation[2] })]),
            ["permanence"] = permanence,
            ["confidence"] = confidence,
            ["mentionedAt"] = texts[1],
            ["occurredStart"] = texts[2],
            ["occurredEnd"] = texts[3],
            ["scope"] = texts[4] is null ? null : new JsonObject { ["agentId"] = texts[4], ["appId"] = texts[5], ["runId"] = texts[6] },
            ["later"] = new JsonArray(1, new JsonObject { ["x"] = null }),
        };

    private static readonly Gen<JsonObject> Memories =
        from texts in Texts.ArrayOf(7)
        from optional in Optional.ArrayOf(4)
        from turns in Gen.Choose(0, 99).ListOf()
        from cites in Gen.OneOf(Lists, Gen.Constant<JsonNode?>(null))
        from tags in Lists
        from about in Abouts
        from proofs in Gen.Choose(0, 9)
        select new JsonObject
        {
            ["memoryId"] = texts[0],
            ["text"] = texts[1],
            ["type"] = texts[2],
            ["category"] = optional[0],
            ["speaker"] = optional[1],
            ["documentId"] = texts[3],
            ["chunkId"] = texts[4],
            ["sourceTurns"] = new JsonArray([.. turns.Select(turn => (JsonNode?)turn)]),
            ["cites"] = cites,
            ["about"] = about,
            ["expiresAt"] = optional[2],
            ["tags"] = tags,
            ["createdAt"] = texts[5],
            ["updatedAt"] = texts[6],
            ["proofCount"] = proofs,
            ["_etag"] = optional[0],
            ["editedAt"] = optional[3],
            ["later"] = "not known",
        };

    private static readonly Gen<JsonObject> Candidates =
        from id in Texts
        from speaker in Optional
        from index in Gen.Choose(0, 255).ArrayOf()
        from similarity in Gen.Elements<double?>(null, 0, -1, 0.123456789)
        select new JsonObject
        {
            ["memoryId"] = id,
            ["speaker"] = speaker,
            ["index"] = Convert.ToBase64String([.. index.Select(value => (byte)value)]),
            ["_etag"] = speaker,
            ["similarity"] = similarity,
        };

    [Fact]
    public void A_memory_row_reads_itself_as_the_serializer_reads_it() => ReadsAlike<MemoryRow>(Memories);

    [Fact]
    public void A_candidate_row_reads_itself_as_the_serializer_reads_it() => ReadsAlike<CandidateRow>(Candidates);

    [Fact]
    public void A_row_of_a_name_reads_itself_as_the_serializer_reads_it() => ReadsAlike<NameRow>(Candidates);

    [Fact]
    public void A_row_without_what_every_row_has_is_refused_by_its_name()
    {
        var row = Memories.Sample(1, 20)[0];
        foreach (var name in Required)
        {
            var less = row.DeepClone().AsObject();
            less.Remove(name);
            var failure = Assert.Throws<JsonException>(() => RowPage.Read<MemoryRow>(Page([less])));
            Assert.Contains(name, failure.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"Documents":[{"memoryId":1}]}""")]
    [InlineData("""{"Documents":[["m"]]}""")]
    [InlineData("""{"Documents":[{"memoryId":"m","index":"no base 64!"}]}""")]
    [InlineData("""{"Documents":[{"memoryId":"m"}""")]
    [InlineData("""["m"]""")]
    public void What_is_no_page_of_such_rows_is_refused(string json) =>
        Assert.ThrowsAny<JsonException>(() => RowPage.Read<CandidateRow>(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void A_page_without_a_list_of_rows_is_none() => Assert.Null(RowPage.Read<CandidateRow>("""{"_count":0}"""u8));

    private static void ReadsAlike<T>(Gen<JsonObject> rows)
        where T : IJsonRow<T>
    {
        // Without the source generator: the serializer's way over reflection.
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
        var shuffled = rows.SelectMany(row => Gen.Shuffle(row.Select(pair => pair.Key).ToArray()).Select(keys => (Row: row, Keys: keys)));
        Prop.ForAll(shuffled.Zip(Gen.Elements(true, false)).ListOf().ToArbitrary(), cases =>
        {
            // In the order in which they were selected, as the store answers, and in any other.
            var page = cases.Select(c => c.Item2 ? c.Item1.Row : new JsonObject(c.Item1.Keys.Select(key => KeyValuePair.Create(key, c.Item1.Row[key]?.DeepClone()))));
            var json = Page([.. page.Select(row => row.DeepClone())]);
            var expected = JsonSerializer.Deserialize<FeedPage<T>>(json, options)!.Documents;
            Assert.Equal(JsonSerializer.Serialize(expected, options), JsonSerializer.Serialize(RowPage.Read<T>(json), options));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    private static byte[] Page(JsonNode[] rows) => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject { ["_rid"] = "r", ["Documents"] = new JsonArray(rows), ["_count"] = rows.Length },
        new JsonSerializerOptions { Encoder = CosmosClientFactory.Json.Encoder });
}
