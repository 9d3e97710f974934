using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Azure.OpenAI;

/// <summary>The body of a chat request: what is always the same first, so that providers can cache it.</summary>
internal sealed class ChatBody(ChatRequest request, OpenAIChatOptions options, ChatDialect dialect)
{
    // Text stays text: the default encoder would triple what is not Latin.
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public bool HasFormat => request.Schema is not null && dialect.Format is not AnswerFormat.Words;

    public bool HasTemperature => options.Temperature is not null && !dialect.IsWithoutTemperature;

    public bool HasReasoningEffort => !string.IsNullOrWhiteSpace(options.ReasoningEffort) && !dialect.IsWithoutReasoningEffort;

    /// <summary>What the call may take, as estimated: what is sent, and the longest answer.</summary>
    public long Tokens =>
        TokenEstimate.Of(request.Instructions) + TokenEstimate.Of(request.Input) + TokenEstimate.Of(request.Schema?.Json ?? "")
        + TokenEstimate.Of(request.Repair?.Reply ?? "") + TokenEstimate.Of(request.Repair?.Fault ?? "") + MaxOutputTokens;

    private int MaxOutputTokens => Math.Min(request.MaxOutputTokens ?? int.MaxValue, options.MaxOutputTokens);

    public static string NameOf(LengthLimit limit) => limit is LengthLimit.MaxTokens ? "max_tokens" : "max_completion_tokens";

    public BinaryData Write()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Json))
        {
            json.WriteStartObject();
            json.WriteString("model", options.Model);
            WriteMessages(json);
            WriteFormat(json);
            if (dialect.Limit is not LengthLimit.None)
            {
                json.WriteNumber(NameOf(dialect.Limit), MaxOutputTokens);
            }

            if (HasTemperature)
            {
                json.WriteNumber("temperature", options.Temperature!.Value);
            }

            if (HasReasoningEffort)
            {
                json.WriteString("reasoning_effort", options.ReasoningEffort);
            }

            json.WriteEndObject();
        }

        return BinaryData.FromBytes(buffer.WrittenMemory);
    }

    private static void WriteMessage(Utf8JsonWriter json, string role, string content)
    {
        json.WriteStartObject();
        json.WriteString("role", role);
        json.WriteString("content", content);
        json.WriteEndObject();
    }

    private void WriteMessages(Utf8JsonWriter json)
    {
        json.WriteStartArray("messages");
        WriteMessage(json, "system", Instructions());
        WriteMessage(json, "user", request.Input);
        if (request.Repair is { } repair)
        {
            WriteMessage(json, "assistant", repair.Reply);
            WriteMessage(json, "user", $"That answer cannot be used: {repair.Fault}. Answer the same question again, in full, without that fault.");
        }

        json.WriteEndArray();
    }

    /// <summary>A server that cannot be told the schema has to read it.</summary>
    private string Instructions() => request.Schema is { } schema && dialect.Format is not AnswerFormat.JsonSchema
        ? $"{request.Instructions}\n\nAnswer with one JSON object and nothing else. It keeps to the JSON schema \"{schema.Name}\":\n{schema.Json}"
        : request.Instructions;

    private void WriteFormat(Utf8JsonWriter json)
    {
        if (!HasFormat)
        {
            return;
        }

        json.WriteStartObject("response_format");
        if (dialect.Format is AnswerFormat.JsonObject)
        {
            json.WriteString("type", "json_object");
            json.WriteEndObject();
            return;
        }

        json.WriteString("type", "json_schema");
        json.WriteStartObject("json_schema");
        json.WriteString("name", request.Schema!.Name);
        json.WriteBoolean("strict", request.Schema.IsStrict);
        json.WritePropertyName("schema");
        json.WriteRawValue(request.Schema.Json);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
