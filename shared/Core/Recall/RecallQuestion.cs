using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Recall.Times;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Recall;

/// <summary>A question, read once for all arms.</summary>
internal sealed record RecallQuestion
{
    public required string Text { get; init; }

    /// <summary>What counts as now.</summary>
    public required DateTimeOffset Now { get; init; }

    public required IReadOnlyList<QueryTerm> Terms { get; init; }

    /// <summary>The keys of the names in it.</summary>
    public required IReadOnlyList<string> Entities { get; init; }

    /// <summary>The times that it asks about, those that the caller gave among them.</summary>
    public required IReadOnlyList<AskedRange> Ranges { get; init; }

    public required IReadOnlyList<AskedAnchor> Anchors { get; init; }

    public required bool AsksWhen { get; init; }

    public static RecallQuestion Read(RecallQuery query, DateTimeOffset now)
    {
        var asked = query.Now ?? now;
        var time = QuestionTimes.Read(query.Text, asked);
        var window = query.Window is { } given && given.Start < DateTimeOffset.MaxValue
            ? [new AskedRange(given.Start, given.End > given.Start ? given.End : given.Start.AddTicks(1), Grain(given.End - given.Start), 1)]
            : Array.Empty<AskedRange>();
        return new RecallQuestion
        {
            Text = query.Text,
            Now = asked,
            Terms = TextAnalyzer.AnalyzeQuery(query.Text),
            Entities = EntityKeys.Of(EntityMentions.Find(query.Text, speaker: null)),
            Ranges = [.. window, .. time?.Ranges ?? []],
            Anchors = time?.Anchors ?? [],
            AsksWhen = time?.AsksWhen ?? false,
        };
    }

    /// <summary>Without what the bank's owner has switched off.</summary>
    public RecallQuestion Under(Retrieval retrieval) => this with
    {
        Entities = retrieval.Uses("graph") ? Entities : [],
        Ranges = retrieval.Uses("temporal") ? Ranges : [],
        Anchors = retrieval.Uses("temporal") ? Anchors : [],
        AsksWhen = AsksWhen && retrieval.Uses("temporal"),
    };

    private static string Grain(TimeSpan width) => width.TotalDays switch { <= 1 => "day", <= 7 => "week", <= 31 => "month", _ => "year" };
}
