using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Reflect;

namespace MemoryFunctions.Embedded.Models;

/// <summary>
/// Answers without a language model: with the best few memories as they are, each with its date. It adds no word of its own, so it
/// needs no language and can be wrong only where a memory is; it does not reason, and what does not fit is left out.
/// </summary>
internal sealed partial class ExtractiveAnswerer : IAnswerer
{
    /// <summary>More than a reader would take for an answer.</summary>
    private const int MaxMemories = 5;

    /// <summary>What a schema's property for an answer in words is called.</summary>
    private static readonly string[] AnswerNames = ["answer", "text", "summary"];

    /// <summary>Words of a schema that ask nothing of a value beyond what is checked here.</summary>
    private static readonly string[] PlainWords = ["type", "title", "description", "properties", "required", "additionalProperties", "$schema"];

    public Task<MemoryAnswer> AnswerAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.MentalModels.FirstOrDefault(view => !view.IsStale && AsksTheSame(view.Model.SourceQuery, request.Question)) is { } known)
        {
            var content = AnswerText.Cut(known.Model.Text!.Content, request.MaxTokens);
            return Task.FromResult(new MemoryAnswer
            {
                Text = content,
                MentalModels = [known.Model.Id],
                Structured = request.ResponseSchema is { } asked ? Structured(ResponseSchema.Parse(asked), content) : null,
            });
        }

        var used = new List<string>();
        var text = new StringBuilder();
        foreach (var memory in request.Memories.Take(MaxMemories))
        {
            var sentence = Sentence(memory);
            var next = text.Length == 0 ? AnswerText.Cut(sentence, request.MaxTokens) : $"{text}\n{sentence}";
            if (TokenEstimate.Of(next) > request.MaxTokens && used.Count > 0)
            {
                break;
            }

            text.Clear().Append(next);
            used.Add(memory.Id);
        }

        var answer = text.Length > 0 ? text.ToString() : AnswerText.Cut(ReflectService.NothingRemembered, request.MaxTokens);
        return Task.FromResult(new MemoryAnswer
        {
            Text = answer,
            BasedOn = used,
            Structured = request.ResponseSchema is { } schema && used.Count > 0 ? Structured(ResponseSchema.Parse(schema), answer) : null,
        });
    }

    /// <summary>What was written to answer the very same words is the answer, while no memory has changed since.</summary>
    private static bool AsksTheSame(string one, string other) =>
        string.Equals(Space().Replace(one, " ").Trim(), Space().Replace(other, " ").Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>On one line, with the day of what it tells of, or else of when it was said.</summary>
    private static string Sentence(MemoryUnit memory)
    {
        var text = Space().Replace(memory.Text, " ").Trim();
        return (memory.OccurredStart, memory.MentionedAt) switch
        {
            ({ } from, _) when memory.OccurredEnd is { } until && until.Date > from.Date => $"{text} ({Day(from)}/{Day(until)})",
            ({ } from, _) => $"{text} ({Day(from)})",
            (null, { } said) => $"{text} ({Day(said)})",
            _ => text,
        };
    }

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>
    /// The answer in the properties that are there for one, null in those that take it, and nothing else: where that is not all that
    /// the schema asks for, there is no structured answer, for every other value would be made up.
    /// </summary>
    private static string? Structured(ResponseSchema schema, string answer)
    {
        if (!IsPlain(schema.Root) || !schema.Root.TryGetProperty("properties", out var properties))
        {
            return null;
        }

        using var bytes = new MemoryStream();
        var isAnswered = false;
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            foreach (var property in properties.EnumerateObject())
            {
                if (AnswerNames.Contains(property.Name, StringComparer.OrdinalIgnoreCase) && IsPlain(property.Value) && Takes(property.Value, "string"))
                {
                    writer.WriteString(property.Name, answer);
                    isAnswered = true;
                }
                else if (IsPlain(property.Value) && Takes(property.Value, "null"))
                {
                    writer.WriteNull(property.Name);
                }
            }

            writer.WriteEndObject();
        }

        using var made = JsonDocument.Parse(bytes.ToArray());
        return isAnswered && schema.FindFault(made.RootElement, "") is null ? made.RootElement.GetRawText() : null;
    }

    /// <summary>Whether nothing in it asks for more than a type.</summary>
    private static bool IsPlain(JsonElement schema) => schema.ValueKind == JsonValueKind.Object
        && schema.EnumerateObject().All(word => PlainWords.Contains(word.Name, StringComparer.Ordinal));

    private static bool Takes(JsonElement schema, string type) => schema.TryGetProperty("type", out var types)
        && (types.ValueKind == JsonValueKind.Array ? types.EnumerateArray().Any(item => item.ValueEquals(type)) : types.ValueEquals(type));

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Space();
}
