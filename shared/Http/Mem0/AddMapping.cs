using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Http.Mem0;

/// <summary>From the contract's adds to the product's retain calls: each is a document of its own.</summary>
internal static class AddMapping
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="bank">The bank.</param>
    /// <param name="ids">Whom the messages are about.</param>
    /// <param name="request">The call.</param>
    /// <param name="documentId">The new document's id.</param>
    /// <param name="now">The clock.</param>
    public static RetainCommand ToCommand(BankId bank, EntityIds ids, Mem0AddRequest request, string documentId, DateTimeOffset now)
    {
        var messages = MessageReader.Read(request.Messages);
        var infer = request.Infer ?? true;
        return new RetainCommand
        {
            Bank = bank,
            Async = infer && request.AsyncMode != false,
            Items =
            [
                new RetainItem
                {
                    Content = Conversation(messages, named: infer),
                    DocumentId = documentId,

                    // As it is: the same words another time are another memory.
                    Timestamp = ToTime(request.Timestamp) ?? (infer ? null : now),
                    Metadata = ToMetadata(request.Metadata),
                    Scope = ids.Scope,
                    ExpiresAt = Expiration.Read(request.ExpirationDate),
                    IsVerbatim = !infer,
                    Guidance = ToGuidance(request),
                },
            ],
        };
    }

    /// <summary>What is said of these messages alone; null where nothing is. A blank text says nothing.</summary>
    private static DocumentGuidance? ToGuidance(Mem0AddRequest request)
    {
        var guidance = new DocumentGuidance
        {
            Instructions = ProjectMapping.ToText(request.CustomInstructions, ProjectMapping.Instructions),
            AgentInstructions = ProjectMapping.ToText(request.AgentCustomInstructions, ProjectMapping.AgentInstructions),
            Categories = ProjectMapping.ToCategories(request.CustomCategories) ?? [],
        };
        return guidance == new DocumentGuidance() ? null : guidance;
    }

    public static DateTimeOffset? ToTime(JsonElement? timestamp) =>
        timestamp is { ValueKind: not JsonValueKind.Null } value ? Moment.Read(value, "timestamp").Start : null;

    public static IReadOnlyDictionary<string, string> ToMetadata(JsonElement? metadata) => metadata switch
    {
        null or { ValueKind: JsonValueKind.Null } => DocumentPart.NoMetadata,
        { ValueKind: JsonValueKind.Object } values => ToMetadata(values),
        _ => throw new InvalidInputException("metadata", "must be an object"),
    };

    /// <summary>New memories as an add or its event tells of them, in the order of the messages.</summary>
    public static IReadOnlyList<Mem0AddResult> ToResults(BankId bank, IReadOnlyList<MemoryUnit> made) =>
    [
        .. made.OrderBy(memory => memory.SourceTurns.FirstOrDefault()).Select(memory => MemoryMapping.Of(bank, memory))
            .Select(memory => new Mem0AddResult { Id = memory.Id, Data = new Mem0AddData { Memory = memory.Memory! } }),
    ];

    private static Dictionary<string, string> ToMetadata(JsonElement values)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in values.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.String)
            {
                FilterValue.Text(property.Value, $"metadata.{property.Name}");
            }

            metadata[property.Name] = MetadataValue.Encode(property.Value);
        }

        return metadata;
    }

    private static string Conversation(IReadOnlyList<Mem0Message> messages, bool named)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartArray();
            foreach (var message in messages)
            {
                writer.WriteStartObject();
                writer.WriteString("role", message.Role);
                if (named && message.Name is { } name)
                {
                    writer.WriteString("name", name);
                }

                writer.WriteString("content", message.Content);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
