using System.Text.Json;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Reflect;

namespace MemoryFunctions.Http.Banks;

/// <summary>Between the contract's reflect calls and the product's.</summary>
internal static class ReflectMapping
{
    private const int DefaultMaxTokens = 4096;

    public static ReflectQuery ToQuery(BankId bank, ReflectRequest request)
    {
        RecallMapping.CheckLength(request.Query);
        return new ReflectQuery
        {
            Bank = bank,
            Question = request.Query,
            Context = request.Context,
            Budget = request.Budget ?? Core.Recall.RecallBudget.Low,
            MaxTokens = RecallMapping.Tokens(request.MaxTokens, DefaultMaxTokens, "max_tokens"),
            Types = RecallMapping.ToTypes(request.FactTypes),
            Tags = RecallMapping.ToFilter(request.Tags, request.TagsMatch),
            Condition = TagGroupMapping.ToCondition(request.TagGroups),
            WithoutMentalModels = request.ExcludeMentalModels,
            ExcludedMentalModels = request.ExcludeMentalModelIds ?? [],
            AllDirectives = request.ApplyAllDirectives,
            ResponseSchema = request.ResponseSchema switch
            {
                null => null,
                { ValueKind: JsonValueKind.Object } schema => schema.GetRawText(),
                _ => throw new InvalidInputException("response_schema", "must be an object"),
            },
        };
    }

    public static ReflectResponse ToResponse(ReflectIncludeOptions include, ReflectAnswer answer) => new()
    {
        Text = answer.Text,
        BasedOn = include.Facts is null ? null : new ReflectBasedOn
        {
            Memories = [.. answer.BasedOn.Select(ToFact)],
            MentalModels = [.. answer.MentalModels.Select(model => new ReflectMentalModel { Id = model.Id, Text = model.Text!.Content, Context = model.Name })],
            Directives = [.. answer.Directives.Select(directive => new ReflectDirective { Id = directive.Id, Name = directive.Name, Content = directive.Content })],
        },
        StructuredOutput = answer.Structured is { } structured ? Parse(structured) : null,
        Usage = ToUsage(answer.Usage),
        Trace = include.ToolCalls is { } calls ? ToTrace(answer, calls.Output ?? true) : null,
    };

    public static TokenUsage ToUsage(Core.Models.TokenUsage usage) => new()
    {
        InputTokens = usage.Input,
        OutputTokens = usage.Output,
        TotalTokens = usage.Input + usage.Output,
        CachedTokens = usage.Cached,
        ThoughtsTokens = usage.Reasoning,
    };

    public static ReflectTrace ToTrace(ReflectAnswer answer, bool withOutput) => new()
    {
        ToolCalls = [.. answer.Searches.Select(search => ToCall(search, withOutput))],
        LlmCalls = [.. answer.Calls.Select(call => new ReflectLlmCall { Scope = call.Scope, DurationMs = Milliseconds(call.Duration) })],
    };

    private static ReflectToolCall ToCall(ReflectSearch search, bool withOutput) => new()
    {
        Tool = "recall",
        Input = new ReflectToolInput { Query = search.Query },
        Output = withOutput ? new ReflectToolOutput { Memories = [.. search.Found.Select(ToFact)] } : null,
        DurationMs = Milliseconds(search.Duration),
        Iteration = search.Round,
    };

    public static ReflectFact ToFact(MemoryUnit memory) => new()
    {
        Id = memory.Id,
        Text = memory.Text,
        Type = memory.Type,
        Context = memory.Context,
        OccurredStart = memory.OccurredStart,
        OccurredEnd = memory.OccurredEnd,
    };

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static int Milliseconds(TimeSpan duration) => (int)duration.TotalMilliseconds;
}
