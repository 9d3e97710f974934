using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Layouts;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Schemas;

namespace MemoryFunctions.Embedded.Cosmos.Batches;

/// <summary>The row layouts of transactional batches, as the SDK ships them.</summary>
internal static class BatchSchema
{
    private const string Resource = "Microsoft.Azure.Cosmos.Batch.HybridRowBatchSchemas.json";

    public static LayoutResolverNamespace Resolver { get; } = new(Load());

    public static Layout Result { get; } = Resolver.Resolve(Resolver.Namespace.Schemas.Single(s => s.Name == "BatchResult").SchemaId);

    private static Namespace Load()
    {
        using var stream = typeof(CosmosClient).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The Cosmos SDK no longer ships '{Resource}'.");
        using var reader = new StreamReader(stream);
        return Namespace.Parse(reader.ReadToEnd());
    }
}
