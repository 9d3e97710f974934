using System.Buffers.Binary;
using System.Globalization;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Memories;

/// <summary>
/// What a memory is ranked by besides its words, packed beside its <see cref="TermIndex"/> so that a search reads both at once: where
/// it stands, its times, the things it names and how they stand to each other, its concepts.
/// </summary>
/// <remarks>
/// Little-endian: u8 version, u8 flags, u8 permanence, u32 document, i32 line, u16 tokens; i32 hours since 1970 each for the
/// beginning and the end of what it tells of and for when it was said, as far as the flags say they are there; then three lists, each
/// behind a u8 count: u32 entities, pairs of u32 relations, u16 concepts. All names are <see cref="TermHash"/>es.
/// </remarks>
public sealed record MemoryTraits
{
    /// <summary>Of a memory that was written without traits.</summary>
    public static readonly MemoryTraits None = new();

    private const byte Format = 1;
    private const byte HasStart = 1;
    private const byte HasEnd = 2;
    private const byte HasMention = 4;
    private const byte IsStatedFlag = 8;
    private const byte IsObservationFlag = 16;
    private const int MaxEntities = 24;
    private const int MaxRelations = 12;

    /// <summary>A hash of the document's incarnation; 0 for observations.</summary>
    public uint Document { get; init; }

    public int Line { get; init; }

    /// <summary>What its text takes (<see cref="TokenEstimate"/>); 0 where it is not known.</summary>
    public int Tokens { get; init; }

    public Permanence Permanence { get; init; }

    /// <summary>Whether it was stated from turns, rather than said.</summary>
    public bool IsStated { get; init; }

    public bool IsObservation { get; init; }

    /// <summary>To the hour.</summary>
    public DateTimeOffset? OccurredStart { get; init; }

    /// <inheritdoc cref="OccurredStart"/>
    public DateTimeOffset? OccurredEnd { get; init; }

    /// <inheritdoc cref="OccurredStart"/>
    public DateTimeOffset? MentionedAt { get; init; }

    /// <summary>Hashes of its <see cref="EntityKeys"/>.</summary>
    public IReadOnlyList<uint> Entities { get; init; } = [];

    /// <summary>Pairs of entities of which it says how they stand to each other.</summary>
    public IReadOnlyList<(uint Subject, uint Object)> Relations { get; init; } = [];

    /// <summary>Rows of the concept table, with repeats.</summary>
    public ReadOnlyMemory<ushort> Concepts { get; init; }

    public static MemoryTraits Of(MemoryUnit unit, string documentLife, IConceptTable? concepts) => new()
    {
        Document = Observation.IsOne(unit) ? 0 : TermHash.Of(documentLife),
        Line = unit.SourceTurns is [var line, ..] ? line : 0,
        Tokens = Math.Min(TokenEstimate.Of(unit.Text), ushort.MaxValue),
        Permanence = unit.Permanence,
        IsStated = unit.Cites.Count > 0,
        IsObservation = Observation.IsOne(unit),
        OccurredStart = unit.OccurredStart,
        OccurredEnd = unit.OccurredEnd,
        MentionedAt = unit.MentionedAt,
        Entities = [.. EntityKeys.Of(unit.Entities).Select(TermHash.Of).Take(MaxEntities)],
        Relations = [.. unit.Relations.Select(Pair).OfType<(uint, uint)>().Take(MaxRelations)],
        Concepts = ConceptRows.Of(WithoutSpeaker(unit), concepts),
    };

    public byte[] Write()
    {
        var bytes = new byte[13 + 12 + 3 + (Entities.Count * 4) + (Relations.Count * 8) + (Concepts.Length * 2)];
        var writer = new Writer(bytes);
        var flags = (OccurredStart is null ? 0 : HasStart) | (OccurredEnd is null ? 0 : HasEnd) | (MentionedAt is null ? 0 : HasMention)
            | (IsStated ? IsStatedFlag : 0) | (IsObservation ? IsObservationFlag : 0);
        writer.Byte(Format);
        writer.Byte((byte)flags);
        writer.Byte((byte)Permanence);
        writer.Number(Document);
        writer.Number((uint)Line);
        writer.Short((ushort)Tokens);
        foreach (var time in new[] { OccurredStart, OccurredEnd, MentionedAt })
        {
            if (time is { } at)
            {
                writer.Number((uint)Hours(at));
            }
        }

        writer.Byte((byte)Entities.Count);
        foreach (var entity in Entities)
        {
            writer.Number(entity);
        }

        writer.Byte((byte)Relations.Count);
        foreach (var (subject, other) in Relations)
        {
            writer.Number(subject);
            writer.Number(other);
        }

        writer.Byte((byte)Concepts.Length);
        foreach (var row in Concepts.Span)
        {
            writer.Short(row);
        }

        return bytes[..writer.At];
    }

    /// <summary>Reads what <see cref="Write"/> wrote; <see cref="None"/> for anything else.</summary>
    public static MemoryTraits Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new Reader(bytes);
        if (reader.Byte() != Format)
        {
            return None;
        }

        var flags = reader.Byte();
        var permanence = (Permanence)Math.Min(reader.Byte(), (byte)Permanence.ShortTerm);
        var (document, line, tokens) = (reader.Number(), (int)reader.Number(), reader.Short());
        var start = (flags & HasStart) > 0 ? Time((int)reader.Number()) : null;
        var end = (flags & HasEnd) > 0 ? Time((int)reader.Number()) : null;
        var mention = (flags & HasMention) > 0 ? Time((int)reader.Number()) : null;
        var entities = new uint[reader.Byte()];
        for (var at = 0; at < entities.Length; at++)
        {
            entities[at] = reader.Number();
        }

        var relations = new (uint, uint)[reader.Byte()];
        for (var at = 0; at < relations.Length; at++)
        {
            relations[at] = (reader.Number(), reader.Number());
        }

        var concepts = new ushort[reader.Byte()];
        for (var at = 0; at < concepts.Length; at++)
        {
            concepts[at] = reader.Short();
        }

        return new MemoryTraits
        {
            Document = document,
            Line = line,
            Tokens = tokens,
            Permanence = permanence,
            IsStated = (flags & IsStatedFlag) > 0,
            IsObservation = (flags & IsObservationFlag) > 0,
            OccurredStart = start,
            OccurredEnd = end,
            MentionedAt = mention,
            Entities = entities,
            Relations = relations,
            Concepts = concepts,
        };
    }

    private static (uint, uint)? Pair(Relation relation) =>
        EntityKeys.Of(relation.Subject) is { } subject && EntityKeys.Of(relation.Object) is { } other
            ? (TermHash.Of(subject), TermHash.Of(other))
            : null;

    /// <summary>A name before what was said is no part of what it is about, though it may be a word: Mark, Grace, Will.</summary>
    private static string WithoutSpeaker(MemoryUnit unit) =>
        unit.Speaker is { Length: > 0 } speaker && unit.Text.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{speaker}:"), StringComparison.Ordinal)
            ? unit.Text[(speaker.Length + 1)..]
            : unit.Text;

    private static int Hours(DateTimeOffset time) => (int)(time.ToUnixTimeSeconds() / 3600);

    private static DateTimeOffset? Time(int hours) =>
        DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(hours * 3600L, DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds()));

    private ref struct Writer(Span<byte> bytes)
    {
        private readonly Span<byte> bytes = bytes;

        public int At { get; private set; }

        public void Byte(byte value) => bytes[At++] = value;

        public void Short(ushort value)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes[At..], value);
            At += 2;
        }

        public void Number(uint value)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes[At..], value);
            At += 4;
        }
    }

    /// <summary>Reads zeros behind the end.</summary>
    private ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> bytes = bytes;

        public byte Byte() => Take(1) is { Length: 1 } one ? one[0] : (byte)0;

        public ushort Short() => Take(2) is { Length: 2 } two ? BinaryPrimitives.ReadUInt16LittleEndian(two) : (ushort)0;

        public uint Number() => Take(4) is { Length: 4 } four ? BinaryPrimitives.ReadUInt32LittleEndian(four) : 0;

        private ReadOnlySpan<byte> Take(int count)
        {
            if (bytes.Length < count)
            {
                return bytes = default;
            }

            var taken = bytes[..count];
            bytes = bytes[count..];
            return taken;
        }
    }
}
