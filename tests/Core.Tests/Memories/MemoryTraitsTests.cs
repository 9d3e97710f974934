using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Tests.Memories;

public sealed class MemoryTraitsTests
{
    [Fact]
    public void Whatever_is_written_is_read() => Prop.ForAll(Traits().ToArbitrary(), traits =>
    {
        var read = MemoryTraits.Read(traits.Write());
        Assert.Equal(traits with { Entities = [], Relations = [], Concepts = default }, read with { Entities = [], Relations = [], Concepts = default });
        Assert.Equal(traits.Entities, read.Entities);
        Assert.Equal(traits.Relations, read.Relations);
        Assert.Equal(traits.Concepts.ToArray(), read.Concepts.ToArray());
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Any_bytes_are_read_without_fault() =>
        Prop.ForAll<byte[]>(bytes => Assert.NotNull(MemoryTraits.Read([1, .. bytes ?? []]))).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void The_traits_of_a_memory_tell_where_it_stands_when_it_was_and_whom_it_names()
    {
        var said = new DateTimeOffset(2025, 5, 4, 3, 0, 0, TimeSpan.FromHours(2));
        var traits = MemoryTraits.Of(
            new MemoryUnit
            {
                Id = "a", Text = "Ann: hello there", Type = "world", DocumentId = "d", ChunkId = "c", SourceTurns = [4, 5], Speaker = "Ann", Entities = ["Ann Lee"],
                Relations = [new Relation("Ann Lee", "knows", "Bob")], MentionedAt = said, CreatedAt = said, UpdatedAt = said,
            },
            "life",
            concepts: null);
        Assert.Equal((4, said, false), (traits.Line, traits.MentionedAt, traits.IsStated));
        Assert.Equal(3, traits.Entities.Count);
        Assert.Equal(traits.Entities[0], Assert.Single(traits.Relations).Subject);
        Assert.Equal(0, traits.Concepts.Length);
    }

    private static Gen<MemoryTraits> Traits() =>
        from numbers in Gen.Choose(0, int.MaxValue).ListOf(4)
        from times in Gen.Choose(-200_000, 1_000_000).ListOf(3)
        from flags in Gen.Choose(0, 31)
        from names in Gen.Choose(0, int.MaxValue).ListOf()
        from rows in Gen.Choose(0, ushort.MaxValue).ListOf()
        select new MemoryTraits
        {
            Document = (uint)numbers[0],
            Line = numbers[1],
            Tokens = numbers[2] & ushort.MaxValue,
            Permanence = (Permanence)(numbers[3] % 3),
            IsStated = (flags & 1) > 0,
            IsObservation = (flags & 2) > 0,
            OccurredStart = (flags & 4) > 0 ? Hour(times[0]) : null,
            OccurredEnd = (flags & 8) > 0 ? Hour(times[1]) : null,
            MentionedAt = (flags & 16) > 0 ? Hour(times[2]) : null,
            Entities = [.. names.Take(24).Select(name => (uint)name)],
            Relations = [.. names.Take(12).Select(name => ((uint)name, (uint)name / 2))],
            Concepts = rows.Take(64).Select(row => (ushort)row).ToArray(),
        };

    private static DateTimeOffset Hour(int hours) => DateTimeOffset.UnixEpoch.AddHours(hours);
}
