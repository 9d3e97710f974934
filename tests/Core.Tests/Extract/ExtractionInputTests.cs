using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Extract;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Tests.Extract;

public sealed class ExtractionInputTests
{
    private static readonly DateTimeOffset Sunday = new(2026, 5, 3, 10, 0, 0, TimeSpan.FromHours(2));

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Elements("\"", "\\", "\n", "\r", "\u2028", "\u0085", "\"}\n{\"n\":9,\"text\":\"", "{\"passage\":\"1\"}", "😀", "\u202E", "\0", "\t", "\u001b", "é", "日本", "`", "</data>").ListOf().Select(string.Concat),
        ArbMap.Default.GeneratorFor<string>().Select(text => WellFormed(text ?? "")));

    private static readonly Gen<PassageTurn> Turns =
        from number in Gen.Choose(0, 1_000)
        from who in Texts
        from text in Texts
        from minutes in Gen.Choose(0, 10_000_000)
        from quarter in Gen.Choose(-48, 56)
        from dated in Gen.Elements(true, false)
        select new PassageTurn(
            number,
            who.Length > 0 ? who : null,
            text,
            dated ? new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddMinutes(minutes), TimeSpan.FromMinutes(quarter * 15)) : null);

    private static readonly Gen<Passage> Passages =
        from key in Gen.Choose(0, 99)
        from about in Texts
        from before in Turns.ListOf()
        from turns in Turns.NonEmptyListOf()
        select new Passage
        {
            Key = $"{key}",
            Context = string.IsNullOrWhiteSpace(about) ? null : about,
            Before = [.. before.Select((turn, at) => turn with { Number = at })],
            Turns = turns,
        };

    [Fact]
    public void Two_documents_are_two_passages_of_lines()
    {
        Passage[] passages =
        [
            new()
            {
                Key = "0", Context = "support chat",
                Before = [new(-1, "assistant", "Where do you live?", Sunday)],
                Turns = [new(0, "Anna", "In \"Berlin\" 🎉\nsince March.", Sunday.AddMinutes(1)), new(1, "assistant", "好的", null)],
            },
            new() { Key = "1", Turns = [new(0, null, "Minutes of the meeting", new DateTimeOffset(2026, 5, 4, 0, 0, 0, TimeSpan.Zero))] },
        ];

        Assert.Equal(
            """
            {"passage":"0","about":"support chat"}
            {"context":true,"who":"assistant","at":"2026-05-03T10:00+02:00 (Sunday)","text":"Where do you live?"}
            {"n":0,"who":"Anna","at":"2026-05-03T10:01+02:00 (Sunday)","text":"In \"Berlin\" 🎉\nsince March."}
            {"n":1,"who":"assistant","text":"好的"}
            {"passage":"1"}
            {"n":0,"at":"2026-05-04T00:00+00:00 (Monday)","text":"Minutes of the meeting"}

            """.ReplaceLineEndings("\n"),
            ExtractionInput.Write(BankGuidance.None, passages));
    }

    [Fact]
    public void What_the_owner_says_stands_first()
    {
        var guidance = new BankGuidance
        {
            Mission = "Help Anna \"train\"",
            Instructions = "Only sports.",
            Categories = [new CustomCategory("race", "Races run"), new CustomCategory("injury")],
            DoNotStore = ["health of others", "weight"],
        };

        Assert.Equal(
            """
            {"guidance":{"mission":"Help Anna \"train\"","instructions":"Only sports.","categories":[{"name":"race","description":"Races run"},{"name":"injury"}],"never":["health of others","weight"]}}
            {"passage":"0"}
            {"n":0,"text":"hi"}

            """.ReplaceLineEndings("\n"),
            ExtractionInput.Write(guidance, [new Passage { Key = "0", Turns = [new(0, null, "hi", null)] }]));
    }

    [Fact]
    public void Whatever_is_said_the_input_reads_back_into_exactly_that() =>
        Prop.ForAll(Passages.NonEmptyListOf().ToArbitrary(), passages =>
        {
            var input = ExtractionInput.Write(BankGuidance.None, [.. passages]);
            var read = ReadInput.Passages(input);
            Assert.Equal(passages.Count + passages.Sum(passage => passage.Before.Count + passage.Turns.Count), ReadInput.Lines(input).Count);
            Assert.Equal(passages.Select(passage => (passage.Key, passage.Context)), read.Select(passage => (passage.Key, passage.Context)));
            Assert.Equal(passages.SelectMany(passage => passage.Turns), read.SelectMany(passage => passage.Turns));
            Assert.Equal(passages.SelectMany(passage => passage.Before), read.SelectMany(passage => passage.Before));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000).WithEndSize(20));

    [Fact]
    public void Quoted_memories_and_secrets_are_not_read()
    {
        var block = MemoryBlock.Render(["Anna likes tea"]);
        var passage = ExtractionInput.Readable(new Passage
        {
            Key = "0",
            Context = "login, password: kitten99",
            Before = [new(-2, "system", block, null), new(-1, "user", "my pin is 4471", null)],
            Turns = [new(0, "system", $"Be kind.\n{block}", null), new(1, "system", block, null), new(2, "user", "  ", null), new(3, "user", "my password is hunter2, ok?", null)],
        });

        Assert.Equal("login, password: [secret removed]", passage.Context);
        Assert.Equal(["my pin is [secret removed]"], passage.Before.Select(turn => turn.Text));
        Assert.Equal([(0, "Be kind."), (3, "my password is [secret removed], ok?")], passage.Turns.Select(turn => (turn.Number, turn.Text)));
    }

    private static string WellFormed(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
}
