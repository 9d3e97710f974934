using System.Globalization;
using MemoryFunctions.Core.Extract;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>
/// Cosmos ids: the kind and a digest of the natural key, the bank's incarnation first, so that what a deleted bank left never
/// stands in the way of a new one. Callers' ids are properties, never ids.
/// </summary>
internal static class ItemId
{
    public const string Header = "header";

    public static string Marker(string life) => $"live-{life}";

    public static string Profile(string life) => $"profile-{life}";

    public static string Statistics(string life) => $"statistics-{life}";

    public static string Purge(string life) => $"purge-{life}";

    public static string Document(string life, string documentId) => $"document-{Digest.Of(life, documentId)}";

    public static string Chunk(string life, string documentLife, string hash) => $"chunk-{Digest.Of(life, documentLife, hash)}";

    /// <summary>Of a fact, shown or not: each writing of it is an item of its own.</summary>
    public static string Memory(string life, FactKey key) =>
        $"memory-{Digest.Of(life, key.Id, key.Revision.ToString(CultureInfo.InvariantCulture))}";

    public static string Answer(string life, AnswerKey answer) => $"answer-{Digest.Of(life, answer.DocumentLife, answer.Key)}";

    public static string Telling(string life) => $"telling-{life}";

    public static string Delivery(string life, string deliveryId) => $"delivery-{Digest.Of(life, deliveryId)}";

    public static string Directive(string life, string id) => $"directive-{Digest.Of(life, id)}";

    public static string MentalModel(string life, string id) => $"mentalModel-{Digest.Of(life, id)}";

    public static string Export(string life, string id) => $"export-{Digest.Of(life, id)}";

    public static string NewestExport(string life, string filters) => $"newestExport-{Digest.Of(life, filters)}";

    public static string Operation(string life, string operationId) => $"operation-{Digest.Of(life, operationId)}";
}
