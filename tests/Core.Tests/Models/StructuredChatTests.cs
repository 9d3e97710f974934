using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Tests.Extract;

namespace MemoryFunctions.Core.Tests.Models;

public sealed class StructuredChatTests
{
    [Theory]
    [InlineData("{\"n\":7}")]
    [InlineData("  {\"n\":7}\n")]
    [InlineData("```json\n{\"n\":7}\n```")]
    [InlineData("<think>Is it {\"n\":8}?</think>\n{\"n\":7}")]
    [InlineData("<think></think>```\n{\"n\":7}\n```")]
    public async Task An_answer_is_read_in_whatever_it_is_wrapped(string text)
    {
        var chat = ScriptedChat.Saying(text);
        var (answer, usage) = await StructuredChat.AskAsync(chat, Request, json => json.GetProperty("n").GetInt32(), default);
        Assert.Equal((7, ScriptedChat.Cost), (answer, usage));
        Assert.Single(chat.Asked);
    }

    private static ChatRequest Request => new() { Purpose = "test", Instructions = "count", Input = "", Schema = new AnswerSchema("n", "{}") };
}
