using System.Text;
using System.Text.Json;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Exports;
using MemoryFunctions.Core.Filters;
using MemoryFunctions.Core.Reflect;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Between the contract's exports and the product's.</summary>
internal static class ExportMapping
{
    /// <summary>The name of the field that has a memory's words.</summary>
    private const string Words = "memory";

    private static readonly IReadOnlyDictionary<string, JsonElement> Sample = ToRow(new Mem0Memory
    {
        Id = "",
        Memory = "",
        UserId = "",
        AgentId = "",
        AppId = "",
        RunId = "",
        SessionId = "",
        Role = "",
        Metadata = EventMapping.Nothing,
        Categories = [],
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
        Timestamp = DateTimeOffset.UnixEpoch,
        ExpirationDate = "",
        Hash = "",
    });

    public static ResponseSchema ToSchema(JsonElement? schema) => schema switch
    {
        { ValueKind: JsonValueKind.Object } form => ResponseSchema.Parse(form.GetRawText(), "schema"),
        { ValueKind: JsonValueKind.String } text => ResponseSchema.Parse(FilterValue.Text(text, "schema"), "schema"),
        _ => throw new InvalidInputException("schema", "is required, and must be a JSON schema"),
    };

    /// <summary>The form, where memories fill it as they are.</summary>
    public static RowForm? ToForm(ResponseSchema schema) => RowForm.Of(schema, Sample, Words);

    public static IReadOnlyDictionary<string, JsonElement> ToRow(Mem0Memory memory) =>
        JsonSerializer.SerializeToElement(memory, Mem0Json.Default.Mem0Memory).EnumerateObject().ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);

    /// <summary>The filters as they are kept, without the spaces between.</summary>
    public static string ToText(JsonElement filters)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            filters.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>The one entity that the filters name.</summary>
    /// <exception cref="InvalidInputException">They name several.</exception>
    public static BankCondition ToBank(JsonElement? filters, string tenant) =>
        FilterRoute.Of(FilterMapping.Of(new EntityIds(null, null, null, null), filters, null, null), tenant) is [var only]
            ? only
            : throw new InvalidInputException("filters", "must name one user_id, agent_id, app_id or run_id whose memories are exported");
}
