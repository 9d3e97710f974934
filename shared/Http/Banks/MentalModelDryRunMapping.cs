using System.Globalization;
using DiffPlex.Renderer;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.MentalModels;

namespace MemoryFunctions.Http.Banks;

/// <summary>From a preview of a mental model's text to the contract's dry run.</summary>
internal static class MentalModelDryRunMapping
{
    public static MentalModelDryRunResponse ToResponse(MentalModelPreview preview)
    {
        var (model, answer) = (preview.Current.Model, preview.Answer);
        var trace = ReflectMapping.ToTrace(answer, withOutput: true);
        MemoryUnit[] found = [.. answer.Searches.SelectMany(search => search.Found).DistinctBy(memory => memory.Id, StringComparer.Ordinal)];
        var (current, usage, duration) = (model.Text?.Content ?? "", ReflectMapping.ToUsage(answer.Usage), (int)preview.Duration.TotalMilliseconds);
        IReadOnlyList<string> warnings = [.. Warnings(preview, found.Length)];
        return new MentalModelDryRunResponse
        {
            MentalModelId = model.Id,
            Name = model.Name,
            Scope = ToScope(model),
            Window = new MentalModelWindow { CreatedBefore = preview.ReadAt, Watermark = found.Length > 0 ? preview.Text.WrittenAt : null },
            Facts = new MentalModelFactCounts { Retrieved = ByType(found, some => some.Count()), Used = ByType(answer.BasedOn, some => some.Count()) },
            BasedOn = ByType(answer.BasedOn, some => (IReadOnlyList<ReflectFact>)[.. some.Select(ReflectMapping.ToFact)]),
            CurrentContent = current,
            CandidateContent = preview.Text.Content,
            PreviewContent = preview.Text.Content,
            Diff = Diff(current, preview.Text.Content),
            Trace = new MentalModelRefreshTrace
            {
                RecordedAt = preview.Text.WrittenAt,
                ToolCalls = [.. trace.ToolCalls.Select(ToCall)],
                LlmCalls = trace.LlmCalls,
                Usage = usage,
                DurationMs = duration,
                Warnings = warnings,
            },
            Usage = usage,
            DurationMs = duration,
            Warnings = warnings,
        };
    }

    private static MentalModelScope ToScope(MentalModel model)
    {
        var trigger = MentalModelMapping.ToTrigger(model.Trigger);
        return new MentalModelScope
        {
            Tags = trigger.TagGroups is null && model.Tags.Count > 0 ? model.Tags : null,
            TagsMatch = MentalModelWriter.MatchOf(model),
            TagGroups = trigger.TagGroups,
            FactTypes = trigger.FactTypes,
            ExcludeMentalModelIds = [model.Id],
        };
    }

    private static MentalModelToolCall ToCall(ReflectToolCall call) => new()
    {
        Tool = call.Tool,
        Input = call.Input,
        Output = call.Output,
        ResultCount = call.Output?.Memories.Count ?? 0,
        DurationMs = call.DurationMs,
        Iteration = call.Iteration + 1,
    };

    private static Dictionary<string, T> ByType<T>(IEnumerable<MemoryUnit> memories, Func<IEnumerable<MemoryUnit>, T> tell) =>
        memories.GroupBy(memory => memory.Type, StringComparer.Ordinal).ToDictionary(some => some.Key, some => tell(some), StringComparer.Ordinal);

    private static string Diff(string current, string next) =>
        string.Equals(current, next, StringComparison.Ordinal) ? "" : UnidiffRenderer.GenerateUnidiff(current, next, "current", "preview");

    private static IEnumerable<string> Warnings(MentalModelPreview preview, int found)
    {
        if (found == 0)
        {
            yield return "No memory was found that the mental model may read.";
        }
        else if (preview.Answer.BasedOn.Count == 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Of the {found} memories that were found, the text goes by none.");
        }

        foreach (var missing in preview.Answer.Degraded)
        {
            yield return $"A search could not deliver all: {missing}.";
        }
    }
}
