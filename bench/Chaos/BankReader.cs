using System.Globalization;
using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Chaos;

/// <summary>Reads a bank through HTTP, page by page.</summary>
internal static class BankReader
{
    private const int PageSize = 1_000;
    private const int NotFound = 404;

    public static async Task<BankSeen> ReadAsync(HindsightHttp client, string bank, CancellationToken cancellationToken)
    {
        var documents = new Dictionary<string, string>(StringComparer.Ordinal);
        var list = (await client.CallAsync(HttpMethod.Get, bank, "/documents?limit=1000", cancellationToken)).Read(ChaosJson.Default.DocumentList);
        foreach (var document in list.Items)
        {
            documents.Add(document.Id, await client.ReadTextAsync(bank, document.Id, cancellationToken) ?? "");
        }

        var memories = new List<SeenMemory>();
        while (true)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"/memories/list?limit={PageSize}&offset={memories.Count}");
            var page = (await client.CallAsync(HttpMethod.Get, bank, path, cancellationToken)).Read(ChaosJson.Default.MemoryList);
            memories.AddRange(page.Items);
            if (page.Items.Count == 0 || memories.Count >= page.Total)
            {
                return new BankSeen(documents, memories);
            }
        }
    }

    /// <summary>The texts that a recall finds.</summary>
    public static async Task<IReadOnlyList<RecallResult>> RecallAsync(HindsightHttp client, string bank, string text, CancellationToken cancellationToken) =>
        (await client.RecallAsync(bank, new RecallRequest(text), cancellationToken)).Read(HindsightJson.Default.RecallResponse).Results;

    /// <summary>Whether an operation goes on; one that went with its bank or document does not.</summary>
    public static async Task<(bool GoesOn, string? Failure)> ReadOperationAsync(
        HindsightHttp client, string bank, string operation, CancellationToken cancellationToken)
    {
        var reply = await client.CallAsync(HttpMethod.Get, bank, $"/operations/{operation}", cancellationToken);
        if (reply.Status == NotFound)
        {
            return (false, null);
        }

        var status = reply.Read(HindsightJson.Default.OperationStatus);
        return (status.IsUnderWay, status.Status is "failed" ? status.ErrorMessage ?? "no reason given" : null);
    }
}
