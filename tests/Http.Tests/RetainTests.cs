using System.Net;
using System.Text.Json;
using MemoryFunctions.Core.Documents;

namespace MemoryFunctions.Http.Tests;

public sealed class RetainTests : IAsyncLifetime
{
    private const string Retain = "/v1/default/banks/alice/memories";
    private readonly ApiHost host = new();

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_synchronous_retain_answers_as_the_contract_has_it()
    {
        var answer = await SendAsync("{\"items\":[{\"content\":\"I like tea.\"}]}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/json", answer.ContentType);
        Assert.Equal(
            "{\"success\":true,\"bank_id\":\"alice\",\"items_count\":1,\"async\":false,\"operation_id\":null,\"operation_ids\":null,"
            + "\"usage\":{\"input_tokens\":0,\"output_tokens\":0,\"total_tokens\":0,\"cached_tokens\":0,\"thoughts_tokens\":0}}",
            answer.Body.GetRawText());
    }

    [Fact]
    public async Task An_asynchronous_retain_answers_with_an_operation_to_follow()
    {
        var answer = await SendAsync("{\"items\":[{\"content\":\"a\",\"document_id\":\"d\"},{\"content\":\"b\",\"document_id\":\"e\"}],\"async\":true}");
        var id = answer.Body.GetProperty("operation_id").GetString();

        var status = await Answer.SendAsync(host.Client, "GET", $"/v1/default/banks/alice/operations/{id}");

        Assert.True(answer.Body.GetProperty("async").GetBoolean());
        Assert.Equal(JsonValueKind.Null, answer.Body.GetProperty("usage").ValueKind);
        Assert.Equal(id, status.Body.GetProperty("operation_id").GetString());
        Assert.Equal("completed", status.Body.GetProperty("status").GetString());
        Assert.Equal("retain", status.Body.GetProperty("operation_type").GetString());
        Assert.Equal(2, status.Body.GetProperty("result_metadata").GetProperty("items_count").GetInt32());
    }

    [Fact]
    public async Task A_synchronous_retain_that_is_not_indexed_in_time_is_a_success_with_an_operation_to_follow()
    {
        host.Documents.IsSlow = true;

        var answer = await SendAsync("{\"items\":[{\"content\":\"a\"}]}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.False(answer.Body.GetProperty("async").GetBoolean());
        Assert.True(Guid.TryParse(answer.Body.GetProperty("operation_id").GetString(), out _));
    }

    [Fact]
    public async Task An_operation_id_is_one_uuid_however_it_is_spelled()
    {
        const string body = "{\"items\":[{\"content\":\"a\"}],\"async\":true,\"operation_id\":\"8E0F1B9C-6A44-4E2B-9C55-0123456789AB\"}";
        var answer = await SendAsync(body);
        var again = await SendAsync(body);

        var status = await Answer.SendAsync(host.Client, "GET", "/v1/default/banks/alice/operations/8e0f1b9c6a444e2b9c550123456789ab");

        Assert.Equal("8e0f1b9c-6a44-4e2b-9c55-0123456789ab", answer.Body.GetProperty("operation_id").GetString());
        Assert.Equal(answer.Body.GetRawText(), again.Body.GetRawText());
        Assert.Equal("completed", status.Body.GetProperty("status").GetString());
        Assert.Single(host.Documents.All);
    }

    [Fact]
    public async Task An_operation_id_for_another_payload_is_a_409()
    {
        await SendAsync("{\"items\":[{\"content\":\"a\"}],\"async\":true,\"operation_id\":\"8e0f1b9c-6a44-4e2b-9c55-0123456789ab\"}");

        var answer = await SendAsync("{\"items\":[{\"content\":\"b\"}],\"async\":true,\"operation_id\":\"8e0f1b9c-6a44-4e2b-9c55-0123456789ab\"}");

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("operation_id", answer.Detail.GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operation_id_for_a_synchronous_call_is_not_read_and_named()
    {
        var answer = await SendAsync("{\"items\":[{\"content\":\"a\",\"mood\":1}],\"operation_id\":\"8e0f1b9c-6a44-4e2b-9c55-0123456789ab\"}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("items.mood, operation_id", answer.Header("X-Ignored-Params"));
    }

    [Fact]
    public async Task An_unknown_operation_is_an_answer_and_no_error()
    {
        var answer = await Answer.SendAsync(host.Client, "GET", "/v1/default/banks/alice/operations/8e0f1b9c-6a44-4e2b-9c55-0123456789ab");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("not_found", answer.Body.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Fields_that_nobody_reads_are_named_with_what_a_header_cannot_carry_encoded()
    {
        var answer = await SendAsync("{\"items\":[{\"content\":\"a\",\"strategy\":\"x\"},{\"content\":\"b\",\"strategy\":\"y\"}],\"b\\r\\nX: 1\":1,\"ключ\":2}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("items.strategy, b%0D%0AX%3A%201, %D0%BA%D0%BB%D1%8E%D1%87", answer.Header("X-Ignored-Params"));
    }

    [Fact]
    public async Task Tags_are_taken_as_an_array_or_as_an_array_in_a_string()
    {
        await SendAsync("{\"items\":[{\"content\":\"a\",\"document_id\":\"d\",\"tags\":\"[\\\"x\\\",\\\"ы\\\"]\"}],\"document_tags\":[\"all\",\"x\"]}");

        Assert.Equal(["x", "ы", "all"], Stored("d").Tags, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("\"2024-01-15T10:30:00Z\"", "2024-01-15T10:30:00.0000000+00:00")]
    [InlineData("\"2024-01-15T10:30:00.123+02:00\"", "2024-01-15T10:30:00.1230000+02:00")]
    [InlineData("\"2024-01-15T10:30:00\"", "2024-01-15T10:30:00.0000000+00:00")]
    [InlineData("\"2024-01-15 10:30\"", "2024-01-15T10:30:00.0000000+00:00")]
    [InlineData("\"2024-01-15\"", "2024-01-15T00:00:00.0000000+00:00")]
    [InlineData("\"unset\"", null)]
    public async Task A_timestamp_is_read_as_the_contract_has_it(string timestamp, string? at)
    {
        await SendAsync($"{{\"items\":[{{\"content\":\"a\",\"document_id\":\"d\",\"timestamp\":{timestamp}}}]}}");

        Assert.Equal(at, Stored("d").Parts[0].Chunks[0].At?.ToString("O"));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public async Task No_timestamp_is_now(string timestamp)
    {
        await SendAsync($"{{\"items\":[{{\"content\":\"a\",\"document_id\":\"d\",\"timestamp\":{timestamp}}}]}}");

        var chunk = Stored("d").Parts[0].Chunks[0];
        Assert.False(chunk.Dated);
        Assert.InRange(chunk.At!.Value, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task What_is_said_about_an_item_is_kept()
    {
        await SendAsync(
            "{\"items\":[{\"content\":\"a\",\"document_id\":\"d\",\"context\":\"chat\",\"metadata\":{\"k\":\"v\"},\"entities\":[{\"text\":\"Ann\",\"type\":\"PERSON\"}]}]}");
        await SendAsync("{\"items\":[{\"content\":\"b\",\"document_id\":\"d\",\"update_mode\":\"append\"}]}");

        var parts = Stored("d").Parts;
        Assert.Equal(2, parts.Count);
        Assert.Equal("chat", parts[0].Context);
        Assert.Equal("v", parts[0].Metadata["k"]);
        Assert.Equal(["Ann"], parts[0].Entities, StringComparer.Ordinal);
    }

    private Task<Answer> SendAsync(string body) => Answer.SendAsync(host.Client, "POST", Retain, body);

    private StoredDocument Stored(string id) => host.Documents.All.Single(document => document.Id == id);
}
