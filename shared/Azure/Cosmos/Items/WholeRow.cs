using System.Text.Json;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>A memory as a recall reads it that knows nothing of it: what it is ranked by, and how it is shown.</summary>
internal sealed record WholeRow(CandidateRow Ranked, MemoryRow Shown) : IJsonRow<WholeRow>
{
    public static WholeRow Read(ref Utf8JsonReader reader)
    {
        // Each takes the properties that it knows: a copy of the reader goes over the same ones.
        var again = reader;
        return new WholeRow(CandidateRow.Read(ref again), MemoryRow.Read(ref reader));
    }

    public WholeMemory ToWhole() => new(Ranked.ToCandidate(), new VersionedMemory(Shown.ToUnit(), Shown.ETag ?? ""));
}
