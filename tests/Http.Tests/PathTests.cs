using System.Net;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Http.Tests;

public sealed class PathTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly string[] Pieces =
    [
        "/", "%", "%2F", "%2f", "%25", "%252F", "?", "#", "\\", "+", " ", "&", "=", ":", ";", "@", ".", "..", "é", "e\u0301", "ß", "用户", "🎉",
        "👩‍👩‍👧", "\u200f", "عليه", "\u00a0", "\"", "<", "{", "|", "~", "'", "a", "Z", "7", "-", "_", "memories", "profile", "documents", "\u007f", "\u0001",
    ];

    private static Arbitrary<string> Ids() => Gen.OneOf(
            Gen.Elements(Pieces).NonEmptyListOf().Select(string.Concat),
            ArbMap.Default.GeneratorFor<NonEmptyString>().Select(text => text.Get),
            Gen.Choose(0x20, 0x10FFFF).Where(value => value is < 0xD800 or > 0xDFFF).Select(char.ConvertFromUtf32).NonEmptyListOf().Select(string.Concat))
        .Where(IsId)
        .ToArbitrary();

    /// <summary>What Core takes as an id; and URLs themselves cannot carry a segment of dots.</summary>
    private static bool IsId(string id) =>
        !string.IsNullOrWhiteSpace(id)
        && !id.Contains('\0', StringComparison.Ordinal)
        && id is not ("." or "..")
        && id.EnumerateRunes().Sum(rune => rune.Utf8SequenceLength) <= 1_000
        && string.Equals(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(id)), id, StringComparison.Ordinal);

    [Fact]
    public void Any_bank_id_arrives_as_it_was_sent() => Prop.ForAll(Ids(), id =>
    {
        var path = "/v1/default/banks/" + Uri.EscapeDataString(id);

        var made = Send("PUT", path, "{}");
        var read = Send("GET", path + "/profile");

        Assert.Equal(HttpStatusCode.OK, made.Status);
        Assert.Equal(id, made.Body.GetProperty("bank_id").GetString());
        Assert.Equal(id, read.Body.GetProperty("bank_id").GetString());
        Assert.Contains(BankId.Create(BankId.DefaultTenant, BankKind.User, id), host.Banks.Ids);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Any_document_id_arrives_as_it_was_sent_with_its_slashes_encoded_or_not() => Prop.ForAll(Ids(), id =>
    {
        Add("paths", id);
        var encoded = Uri.EscapeDataString(id);
        var paths = id.Contains("..", StringComparison.Ordinal) || id.Contains('.', StringComparison.Ordinal)
            ? [encoded]
            : new[] { encoded, encoded.Replace("%2F", "/", StringComparison.Ordinal) };
        foreach (var path in paths)
        {
            var answer = Send("GET", "/v1/default/banks/paths/documents/" + path);
            if (path.Replace("/", "", StringComparison.Ordinal).Length == 0)
            {
                continue; // nothing but slashes: this is the listing's own path
            }

            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Equal(id, answer.Body.GetProperty("id").GetString());
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("a%2Fb", "a%252Fb")]
    [InlineData("100%", "100%25")]
    [InlineData("é", "%C3%A9")]
    [InlineData("e\u0301", "e%CC%81")]
    [InlineData("a+b", "a+b")]
    [InlineData("user:alice/1", "user%3Aalice%2F1")]
    public async Task Ids_that_look_alike_stay_apart(string id, string path)
    {
        await Answer.SendAsync(host.Client, "PUT", $"/v1/default/banks/{path}", "{}");

        var answer = await Answer.SendAsync(host.Client, "GET", $"/v1/default/banks/{path}/profile");

        Assert.Equal(id, answer.Body.GetProperty("bank_id").GetString());
    }

    [Fact]
    public async Task Two_hundred_chinese_characters_are_an_id()
    {
        var id = string.Concat(Enumerable.Repeat("记忆用户", 50));

        var answer = await Answer.SendAsync(host.Client, "PUT", "/v1/default/banks/" + Uri.EscapeDataString(id), "{}");

        Assert.Equal(id, answer.Body.GetProperty("bank_id").GetString());
    }

    [Theory]
    [InlineData("/v1/acme/banks/alice/profile")]
    [InlineData("/v1/Default/banks/alice/profile")]
    [InlineData("/v1/default%2F/banks/alice/profile")]
    public async Task Another_tenant_is_a_404(string path)
    {
        var answer = await Answer.SendAsync(host.Client, "GET", path);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Contains("tenant", answer.Detail.GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/nothing/here")]
    [InlineData("GET", "/v1/default/bank")]
    [InlineData("POST", "/v1/default/banks/a/webhooks")]
    [InlineData("GET", "/v1/default/banks/a%2Fprofile")]
    [InlineData("GET", "/v1/default/banks/a/b/profile")]
    [InlineData("GET", "/v1/default/../default/banks/a/profile")]
    public async Task An_unknown_route_is_a_404_with_a_detail(string method, string path)
    {
        var answer = await Answer.SendAsync(host.Client, method, path, method == "POST" ? "{}" : null);

        Assert.True(answer.Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed);
        Assert.Equal("application/problem+json", answer.ContentType);
        Assert.NotEmpty(answer.Detail.GetString()!);
    }

    private Answer Send(string method, string path, string? body = null) =>
        Answer.SendAsync(host.Client, method, path, body).GetAwaiter().GetResult();

    private void Add(string bank, string documentId)
    {
        var id = BankId.Create(BankId.DefaultTenant, BankKind.User, bank);
        var now = DateTimeOffset.UnixEpoch;
        _ = host.Banks.TryCreateAsync(
            new BankProfile { Bank = id, Name = bank, CreatedAt = now, UpdatedAt = now }, new BankHeader { Life = "life", UpdatedAt = now }, default);
        var document = new StoredDocument { Id = documentId, Life = "d", Version = 1, Parts = [], CreatedAt = now, UpdatedAt = now };
        var operation = new Operation { Id = "o", Type = "retain", ItemsCount = 1, Targets = [], Payload = "", CreatedAt = now };
        _ = host.Documents.CommitAsync(id, new RetainCommit("life", [new DocumentChange(document, [])], operation), default);
    }
}
