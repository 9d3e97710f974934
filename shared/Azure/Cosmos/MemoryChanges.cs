using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos;

/// <summary>A commit's changes to memories and chunks, as operations of a batch.</summary>
internal static class MemoryChanges
{
    /// <summary>Seconds for which a retired memory stays for recalls that began before: far longer than any takes.</summary>
    private const int RetiredSeconds = 600;

    public static void Write(LiveBatch batch, BankId bank, IngestCommit commit, TimeSpan answerRetention, IConceptTable? concepts)
    {
        var life = commit.Header.Life;
        foreach (var memory in commit.Added)
        {
            batch.Upsert(MemoryItem.From(bank, life, memory, concepts, commit.Version, commit.Generation));
        }

        foreach (var patch in commit.Patched)
        {
            batch.Patch(ItemId.Memory(life, patch.Key), Changes(patch, concepts));
        }

        foreach (var key in commit.Retired)
        {
            batch.Patch(ItemId.Memory(life, key), commit.Generation is { } generation ? [PatchOperation.Set("/retiredBy", generation)] : Retire(commit.Version));
        }

        foreach (var key in commit.Settled)
        {
            batch.Patch(ItemId.Memory(life, key), [PatchOperation.Set("/since", commit.Version), PatchOperation.Remove("/generation")]);
        }

        foreach (var key in commit.Kept)
        {
            batch.Patch(ItemId.Memory(life, key), [PatchOperation.Remove("/retiredBy")]);
        }

        foreach (var key in commit.Removed)
        {
            batch.Delete(ItemId.Memory(life, key));
        }

        foreach (var change in commit.Proven)
        {
            batch.Patch(ItemId.Memory(life, change.Key), [PatchOperation.Set("/proofCount", change.Count)]);
        }

        foreach (var chunk in commit.RemovedChunks)
        {
            batch.Delete(ItemId.Chunk(life, chunk.DocumentLife, chunk.Hash));
        }

        foreach (var answer in commit.KeptAnswers)
        {
            batch.Upsert(AnswerItem.From(bank, life, answer, answerRetention));
        }

        foreach (var answer in commit.RemovedAnswers)
        {
            batch.Delete(ItemId.Answer(life, answer));
        }
    }

    /// <summary>Out of sight from a version on, and gone some time later. A generation's mark goes with it, so that it is not met again.</summary>
    private static PatchOperation[] Retire(long version) =>
        [PatchOperation.Set("/until", version), PatchOperation.Set("/retiredBy", ""), PatchOperation.Set("/ttl", RetiredSeconds)];

    private static IEnumerable<PatchOperation> Moves(MemoryPatch patch)
    {
        yield return PatchOperation.Set("/chunkId", patch.Unit.ChunkId);
        yield return PatchOperation.Set("/line", patch.Unit.SourceTurns[0]);
        yield return PatchOperation.Set("/sourceTurns", patch.Unit.SourceTurns);
        yield return PatchOperation.Set("/stamp", patch.Stamp);
        yield return PatchOperation.Set("/groupId", patch.Group);
        if (patch.Takes(EditedParts.Tags))
        {
            yield return PatchOperation.Set("/tags", patch.Unit.Tags);
        }

        if (patch.Takes(EditedParts.Context))
        {
            yield return PatchOperation.Set("/about/context", patch.Unit.Context ?? "");
        }

        if (patch.Takes(EditedParts.Metadata))
        {
            yield return PatchOperation.Set("/about/metadata", patch.Unit.Metadata);
        }
    }

    /// <summary>At most 10 paths: the service's limit for one patch.</summary>
    private static PatchOperation[] Changes(MemoryPatch patch, IConceptTable? concepts) => patch.MovesOnly ? [.. Moves(patch)] :
    [
        PatchOperation.Set("/chunkId", patch.Unit.ChunkId),
        PatchOperation.Set("/line", patch.Unit.SourceTurns[0]),
        PatchOperation.Set("/sourceTurns", patch.Unit.SourceTurns),
        PatchOperation.Set("/stamp", patch.Stamp),
        PatchOperation.Set("/groupId", patch.Group),
        PatchOperation.Set("/about", About.From(patch.Unit)),
        PatchOperation.Set("/tags", patch.Unit.Tags),
        PatchOperation.Set("/updatedAt", SortableTime.Write(patch.Unit.UpdatedAt)),
        PatchOperation.Set<IReadOnlyList<string>>("/terms", [.. patch.Terms, .. EntityKeys.Of(patch.Unit.Entities)]),
        PatchOperation.Set("/index", IndexText.Write(patch.Index, MemoryTraits.Of(patch.Unit, patch.Before.DocumentLife, concepts))),
    ];
}
