using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Core.Tests.Retain;

public sealed class SecretRemovalTests
{
    [Fact]
    public void Content_context_and_metadata_lose_their_secrets_and_nothing_else()
    {
        var item = Clean(new RetainItem
        {
            Content = "user: my password is hunter2\nassistant: I will not tell.",
            DocumentId = "my password is hunter2",
            Context = "login with PIN: 4471",
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["password"] = "sunflower", ["source"] = "web", ["url"] = "https://anna:kitten@x.example" },
            Tags = ["a"],
        });
        Assert.Equal("user: my password is [secret removed]\nassistant: I will not tell.", item.Content);
        Assert.Equal("login with PIN: [secret removed]", item.Context);
        Assert.Equal("[secret removed]", item.Metadata["password"]);
        Assert.Equal("web", item.Metadata["source"]);
        Assert.Equal("https://anna:[secret removed]@x.example", item.Metadata["url"]);
        Assert.Equal(("my password is hunter2", "a"), (item.DocumentId, item.Tags[0]));
    }

    [Fact]
    public void So_does_what_a_caller_says_about_what_to_remember_which_is_kept_with_the_document()
    {
        var guidance = Clean(new RetainItem
        {
            Content = "user: hello",
            Guidance = new DocumentGuidance
            {
                Instructions = "Log in first: password: hunter2",
                AgentInstructions = "login with PIN: 4471",
                Categories = [new CustomCategory("work", "what their password is hunter2 for")],
            },
        }).Guidance!;
        Assert.Equal("Log in first: password: [secret removed]", guidance.Instructions);
        Assert.Equal("login with PIN: [secret removed]", guidance.AgentInstructions);
        Assert.Equal(new CustomCategory("work", "what their password is [secret removed] for"), Assert.Single(guidance.Categories));
        Assert.Null(Clean(new RetainItem { Content = "user: hello", Guidance = new DocumentGuidance() }).Guidance!.Instructions);
    }

    [Theory]
    [InlineData("user: my password is hunter2\nassistant: Noted.")]
    [InlineData("""[{"role":"user","content":"my password is hunter2\nreally"},{"role":"assistant","content":"Noted."}]""")]
    public void What_is_read_and_saved_again_is_the_same_document(string content)
    {
        var once = Clean(new RetainItem { Content = content });
        var first = DocumentMerge.Merge("d", null, [(once, 0)], "op1", DateTimeOffset.UnixEpoch, TimeSpan.Zero)!;
        var stored = string.Concat(first.NewChunks.Select(chunk => chunk.Text));
        Assert.DoesNotContain("hunter2", stored, StringComparison.Ordinal);
        Assert.Equal(2, first.NewChunks.Sum(chunk => chunk.Turns.Count));
        Assert.All(
            [content, stored],
            again => Assert.Null(DocumentMerge.Merge("d", first.Document, [(Clean(new RetainItem { Content = again }), 0)], "op2", DateTimeOffset.UnixEpoch, TimeSpan.Zero)));
    }

    private static RetainItem Clean(RetainItem item) => SecretRemoval.From(new RetainCommand { Bank = BankId.Create("default", BankKind.User, "anna"), Items = [item] }).Items[0];
}
