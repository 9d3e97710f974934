using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Core.Tests.Recall;

public sealed class EntityNotesTests
{
    private static readonly RecalledMemory[] Results =
    [
        Of("world", "Ann drinks tea with Bob.", "Ann", "Bob"),
        Of("experience", "I met Ann.", "Ann"),
        Of(Observation.Type, "Ann likes hot drinks.", "Ann"),
    ];

    [Fact]
    public void An_entity_has_what_mentions_it_observations_first()
    {
        var notes = EntityNotes.Of(Results, 500);
        Assert.Equal(["Ann", "Bob"], notes.Select(note => note.Name));
        Assert.Equal(["Ann likes hot drinks.", "Ann drinks tea with Bob.", "I met Ann."], Texts(notes[0]));
        Assert.Equal(["Ann drinks tea with Bob."], Texts(notes[1]));
    }

    [Fact]
    public void The_first_of_each_comes_before_the_second_of_any_where_tokens_are_few()
    {
        var names = TokenEstimate.Of("Ann") + TokenEstimate.Of("Bob");
        var firsts = TokenEstimate.Of("Ann likes hot drinks.") + TokenEstimate.Of("Ann drinks tea with Bob.");
        var notes = EntityNotes.Of(Results, names + firsts);
        Assert.Equal(["Ann likes hot drinks."], Texts(notes[0]));
        Assert.Equal(["Ann drinks tea with Bob."], Texts(notes[1]));
    }

    [Fact]
    public void Whatever_the_tokens_they_are_never_passed()
    {
        for (var tokens = 1; tokens < 60; tokens++)
        {
            var notes = EntityNotes.Of(Results, tokens);
            Assert.InRange(notes.Sum(note => TokenEstimate.Of(note.Name) + note.Said.Sum(memory => TokenEstimate.Of(memory.Text))), 0, tokens);
        }
    }

    private static IEnumerable<string> Texts(EntityNote note) => note.Said.Select(memory => memory.Text);

    private static RecalledMemory Of(string type, string text, params string[] entities) => new(
        new MemoryUnit { Id = text, Text = text, Type = type, DocumentId = "d", ChunkId = "c", SourceTurns = [0], Entities = entities, CreatedAt = default, UpdatedAt = default },
        1,
        null,
        null);
}
