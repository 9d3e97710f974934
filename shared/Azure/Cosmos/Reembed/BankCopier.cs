using System.Text.Json;
using System.Text.Json.Nodes;
using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Models;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos.Reembed;

/// <summary>
/// Makes a bank's copy equal to the bank, with vectors of another model. It reads what both hold and writes the difference:
/// it may be ended anywhere and called again. Of an incarnation that was deleted only the note is taken along that says so:
/// with it the bank's entry goes from the directory. What it left behind is not.
/// </summary>
internal sealed class BankCopier(Container from, Container to, IEmbedder next, MoveProgress progress, TimeProvider time)
{
    /// <summary>How many items are read and embedded together.</summary>
    private const int PageItems = 64;

    /// <returns>How many items it wrote and removed.</returns>
    public async Task<int> CopyAsync(BankId bank, CancellationToken cancellationToken)
    {
        // The copy before the original: what has not changed since the copy was looked at is no older in the original.
        var (source, target) = (new CosmosPartition(from, bank), new CosmosPartition(to, bank));
        var there = await RowsAsync(target, bank, cancellationToken).ConfigureAwait(false);
        var header = await source.ReadAsync<JsonObject>(ItemId.Header, cancellationToken).ConfigureAwait(false);
        var life = header is not null && (string?)header["kind"] == ItemKind.Header ? (string)header["life"]! : null;
        var rows = await RowsAsync(source, bank, cancellationToken).ConfigureAwait(false);
        var wanted = rows.Values.Where(row => row.IsOf(life) || row.Kind == ItemKind.Purge).ToDictionary(row => row.Id, StringComparer.Ordinal);
        var changed = wanted.Values.Where(row => !IsCopied(there, row.Id, row.ETag)).Select(row => row.Id).ToList();
        string[] made = life is null ? [] : [ItemId.Header, ItemId.Marker(life)];
        var gone = there.Keys.Where(id => !wanted.ContainsKey(id) && !made.Contains(id, StringComparer.Ordinal)).ToList();
        var isMade = life is null || (IsCopied(there, ItemId.Header, ItemCopy.ETag(header!)) && there.ContainsKey(ItemId.Marker(life)));
        if (isMade && changed.Count == 0 && gone.Count == 0)
        {
            return 0;
        }

        var draft = life is not null ? header
            : there.ContainsKey(ItemId.Header) ? await target.ReadAsync<JsonObject>(ItemId.Header, cancellationToken).ConfigureAwait(false) ?? throw CopyWriter.Raced()
            : null;
        var writer = new CopyWriter(target, draft is null ? null : ItemCopy.Write(draft, default, "", time.GetUtcNow()), there.GetValueOrDefault(ItemId.Header)?.ETag);
        if (life is not null && !there.ContainsKey(ItemId.Marker(life)))
        {
            await writer.UpsertAsync(ItemId.Marker(life), Marker(bank, life), cancellationToken).ConfigureAwait(false);
        }

        foreach (var page in changed.Chunk(PageItems))
        {
            foreach (var (id, body) in await ReadAsync(source, target, page, there, cancellationToken).ConfigureAwait(false))
            {
                await writer.UpsertAsync(id, body, cancellationToken).ConfigureAwait(false);
            }
        }

        foreach (var id in gone.Where(id => id != ItemId.Header))
        {
            await writer.DeleteAsync(id, cancellationToken).ConfigureAwait(false);
        }

        await writer.FinishAsync(life is null ? null : ItemCopy.Write(header!, default, ItemCopy.ETag(header!), time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        progress.Note(changed.Count, gone.Count);
        return Math.Max(1, changed.Count + gone.Count);
    }

    private static async Task<Dictionary<string, ItemRow>> RowsAsync(CosmosPartition partition, BankId bank, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<string, ItemRow>(StringComparer.Ordinal);
        foreach (var row in await partition.QueryAsync<ItemRow>(ReembedQueries.Items(bank), cancellationToken).ConfigureAwait(false))
        {
            rows[row.Id] = row;
        }

        return rows;
    }

    private static bool IsCopied(Dictionary<string, ItemRow> there, string id, string etag) =>
        there.TryGetValue(id, out var copy) && string.Equals(copy.CopiedFrom, etag, StringComparison.Ordinal);

    /// <summary>Where the bank is live the copy is: the original loses its marker when it is sealed.</summary>
    private static byte[] Marker(BankId bank, string life) => JsonSerializer.SerializeToUtf8Bytes(
        new MarkerItem { Id = ItemId.Marker(life), Bank = bank.Path, Life = life, Kind = ItemKind.Marker }, CosmosJsonContext.Default.MarkerItem);

    /// <summary>The items as they are to be written; one that has gone meanwhile is left out.</summary>
    private async Task<List<(string Id, byte[] Body)>> ReadAsync(
        CosmosPartition source, CosmosPartition target, string[] ids, Dictionary<string, ItemRow> there, CancellationToken cancellationToken)
    {
        var items = await source.ReadManyAsync<JsonObject>(ids, cancellationToken).ConfigureAwait(false);
        var again = items.Where(item => ItemCopy.TextToEmbed(item) is not null).Select(ItemCopy.Id).Where(there.ContainsKey).ToList();
        var vectors = new Dictionary<string, ReadOnlyMemory<float>>(StringComparer.Ordinal);
        foreach (var copy in await target.ReadManyAsync<JsonObject>(again, cancellationToken).ConfigureAwait(false))
        {
            // What changed was not its text: the vector is the new model's already.
            if (ItemCopy.TextToEmbed(copy) is { } text)
            {
                vectors[text] = ItemCopy.Vector(copy);
            }
        }

        var texts = items.Select(ItemCopy.TextToEmbed).OfType<string>().Where(text => !vectors.ContainsKey(text)).Distinct(StringComparer.Ordinal).ToList();
        if (texts.Count > 0)
        {
            var made = await next.EmbedAsync(texts, cancellationToken).ConfigureAwait(false);
            for (var at = 0; at < texts.Count; at++)
            {
                vectors[texts[at]] = made[at];
            }

            progress.NoteEmbedded(texts.Count);
        }

        return [.. items.Select(item => (ItemCopy.Id(item), Write(item)))];

        byte[] Write(JsonObject item) =>
            ItemCopy.Write(item, ItemCopy.TextToEmbed(item) is { } text ? vectors[text] : default, ItemCopy.ETag(item), time.GetUtcNow());
    }
}
