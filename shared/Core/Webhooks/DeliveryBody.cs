using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MemoryFunctions.Core.Banks;

namespace MemoryFunctions.Core.Webhooks;

/// <summary>Writes what a receiver is told, in the shape of Mem0's webhooks.</summary>
internal static class DeliveryBody
{
    private static readonly string[] Roles = ["user", "assistant", "system", "tool"];

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(BankId bank, MemoryEvent happened, DateTimeOffset now)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, Plain))
        {
            json.WriteStartObject();
            json.WriteString("event_type", happened.Type);
            json.WriteString("timestamp", now);
            json.WriteStartObject("event_details");
            json.WriteString("id", happened.MemoryId);
            json.WriteString("event", happened.Type["memory_".Length..].ToUpperInvariant());
            json.WriteString(Owner(bank.Kind), bank.Key);
            json.WriteStartObject("data");
            json.WriteString("memory", Said(happened));
            if (happened.Category is { } category)
            {
                json.WriteStartArray("categories");
                json.WriteStringValue(category);
                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(body.WrittenSpan);
    }

    /// <summary>As the contract's clients read it elsewhere: a role is not said before what it said.</summary>
    private static string Said(MemoryEvent happened)
    {
        var role = Array.Find(Roles, role => string.Equals(role, happened.Speaker, StringComparison.Ordinal));
        return role is not null && happened.Text.StartsWith(role + ": ", StringComparison.Ordinal) ? happened.Text[(role.Length + 2)..] : happened.Text;
    }

    private static string Owner(BankKind kind) => kind switch
    {
        BankKind.User => "user_id",
        BankKind.Agent => "agent_id",
        BankKind.App => "app_id",
        _ => "run_id",
    };
}
