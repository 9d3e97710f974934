using System.Text.Json;
using MemoryFunctions.Http.Api;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Http.Tests;

public sealed class OpenApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task The_document_lists_every_mapped_route_with_its_methods()
    {
        var document = await ReadAsync();
        var mapped = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText != Routes.OpenApi)
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods
                .Select(method => $"{method} /{endpoint.RoutePattern.RawText!.Replace("**", "", StringComparison.Ordinal)}"))
            .Order(StringComparer.Ordinal);

        var listed = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}"))
            .Order(StringComparer.Ordinal);

        Assert.Equal(mapped, listed, StringComparer.Ordinal);
        Assert.Equal(99, listed.Count());
    }

    [Fact]
    public async Task Every_operation_says_what_it_takes_and_answers()
    {
        var document = await ReadAsync();
        foreach (var (path, method, operation) in Operations(document))
        {
            Assert.NotEmpty(operation.GetProperty("summary").GetString()!);
            Assert.NotEmpty(operation.GetProperty("operationId").GetString()!);
            var responses = operation.GetProperty("responses");
            Assert.True(responses.GetProperty("200").GetProperty("content").GetProperty("application/json").TryGetProperty("schema", out _), path);
            if (operation.GetProperty("tags")[0].GetString() == "Mem0")
            {
                var invalid = responses.GetProperty("400").GetProperty("content").GetProperty("application/json").GetProperty("schema");
                Assert.Equal("#/components/schemas/Mem0Error", invalid.GetProperty("$ref").GetString());
            }
            else if (path.StartsWith("/v1/", StringComparison.Ordinal))
            {
                var invalid = responses.GetProperty("422").GetProperty("content").GetProperty("application/problem+json").GetProperty("schema");
                Assert.Equal("#/components/schemas/ValidationProblem", invalid.GetProperty("$ref").GetString());
                var missing = responses.GetProperty("404").GetProperty("content").GetProperty("application/problem+json").GetProperty("schema");
                Assert.Equal("#/components/schemas/Problem", missing.GetProperty("$ref").GetString());
            }

            var isBare = path.EndsWith("/retry", StringComparison.Ordinal) || path.EndsWith("/reprocess", StringComparison.Ordinal)
                || path.EndsWith("refresh", StringComparison.Ordinal) || path is "/reset" || path.EndsWith("/clear", StringComparison.Ordinal);
            Assert.Equal((method is "post" or "put" or "patch" || (path == "/v1/batch" && method == "delete")) && !isBare, operation.TryGetProperty("requestBody", out _));
            Assert.Equal(
                path.Split('{').Skip(1).Select(part => part.Split('}')[0]),
                (operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : default)
                    .Where(parameter => parameter.GetProperty("in").GetString() == "path").Select(parameter => parameter.GetProperty("name").GetString()!),
                StringComparer.Ordinal);
        }
    }

    [Theory]
    [InlineData("RetainRequest", "items", "async", "document_tags", "operation_id")]
    [InlineData("MemoryItem", "content", "timestamp", "context", "metadata", "document_id", "entities", "tags", "update_mode")]
    [InlineData("RetainResponse", "success", "bank_id", "items_count", "async", "operation_id", "operation_ids", "usage")]
    [InlineData(
        "RecallRequest", "query", "types", "prefer_observations", "budget", "max_tokens", "trace", "query_timestamp", "include", "tags", "tags_match", "tag_groups",
        "min_scores", "temporal_window")]
    [InlineData("TagGroup", "tags", "match", "and", "or", "not")]
    [InlineData("TemporalWindow", "start", "end")]
    [InlineData("MinScores", "semantic", "keyword", "reranker", "final")]
    [InlineData(
        "RecallResult", "id", "text", "type", "entities", "context", "occurred_start", "occurred_end", "mentioned_at", "document_id", "metadata", "chunk_id",
        "tags", "source_fact_ids", "scores", "source_turns")]
    [InlineData("RecallScores", "final", "reranker", "semantic", "keyword")]
    [InlineData(
        "ReflectRequest", "query", "budget", "context", "max_tokens", "include", "response_schema", "tags", "tags_match", "tag_groups", "apply_all_directives",
        "exclude_mental_models", "exclude_mental_model_ids", "fact_types")]
    [InlineData("ReflectIncludeOptions", "facts", "tool_calls")]
    [InlineData("ReflectResponse", "text", "based_on", "structured_output", "usage", "trace")]
    [InlineData("ReflectBasedOn", "memories", "mental_models", "directives")]
    [InlineData("ReflectFact", "id", "text", "type", "context", "occurred_start", "occurred_end")]
    [InlineData("ReflectTrace", "tool_calls", "llm_calls")]
    [InlineData("ReflectToolCall", "tool", "input", "output", "duration_ms", "iteration")]
    [InlineData("ReflectLlmCall", "scope", "duration_ms")]
    [InlineData("BankProfileResponse", "bank_id", "name", "disposition", "mission", "background")]
    [InlineData("DeleteResponse", "success", "message", "deleted_count")]
    [InlineData("DeleteDocumentResponse", "success", "message", "document_id", "memory_units_deleted")]
    [InlineData(
        "OperationResponse", "id", "task_type", "items_count", "document_id", "mental_model_id", "created_at", "updated_at", "status", "error_message", "retry_count",
        "next_retry_at", "progress")]
    [InlineData(
        "OperationStatusResponse", "operation_id", "status", "operation_type", "created_at", "updated_at", "completed_at", "error_message", "retry_count",
        "next_retry_at", "progress", "result_metadata", "child_operations")]
    [InlineData("OperationsListResponse", "bank_id", "total", "limit", "offset", "operations")]
    [InlineData("OperationChangeResponse", "success", "message", "operation_id")]
    [InlineData("ReprocessDocumentResponse", "success", "operation_id", "items_count")]
    [InlineData("ConsolidationResponse", "operation_id", "deduplicated")]
    [InlineData("BankTemplateManifest", "version", "bank", "mental_models", "directives")]
    [InlineData(
        "BankTemplateImportResponse", "bank_id", "config_applied", "mental_models_created", "mental_models_updated", "directives_created", "directives_updated",
        "operation_ids", "dry_run")]
    [InlineData("TokenUsage", "input_tokens", "output_tokens", "total_tokens", "cached_tokens", "thoughts_tokens")]
    public async Task A_schema_has_the_fields_of_the_contract(string schema, params string[] fields)
    {
        var document = await ReadAsync();

        var properties = document.GetProperty("components").GetProperty("schemas").GetProperty(schema).GetProperty("properties");

        Assert.Equal(fields, properties.EnumerateObject().Select(property => property.Name), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Choices_are_listed()
    {
        var schemas = (await ReadAsync()).GetProperty("components").GetProperty("schemas");

        Assert.Equal(
            ["low", "mid", "high"],
            schemas.GetProperty("RecallBudget").GetProperty("enum").EnumerateArray().Select(choice => choice.GetString()!).Where(choice => choice is not null),
            StringComparer.Ordinal);
        Assert.Contains("any_strict", schemas.GetProperty("TagsMatch").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("not_found", schemas.GetProperty("OperationStatusName").GetRawText(), StringComparison.Ordinal);
    }

    private static IEnumerable<(string Path, string Method, JsonElement Operation)> Operations(JsonElement document) =>
        document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (path.Name, operation.Name, operation.Value)));

    private async Task<JsonElement> ReadAsync() => (await Answer.SendAsync(host.Client, "GET", "/openapi.json")).Body;
}
