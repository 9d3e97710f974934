namespace MemoryFunctions.Bench.Extract;

/// <summary>A bank with what its owner says about what to remember. Observations are left out: they are no facts, and would cost their own calls.</summary>
internal sealed record GuidanceRequest
{
    public string? RetainMission { get; init; }

    public string? RetainCustomInstructions { get; init; }

    /// <summary>What belongs to a category, by its name.</summary>
    public IReadOnlyDictionary<string, string>? CustomCategories { get; init; }

    public IReadOnlyList<string>? DoNotStore { get; init; }

    public bool EnableObservations { get; init; }

    public static GuidanceRequest Of(CaseGuidance? guidance) => guidance is null ? new GuidanceRequest() : new GuidanceRequest
    {
        RetainMission = guidance.Mission,
        RetainCustomInstructions = guidance.Instructions,
        CustomCategories = guidance.Categories.Count == 0
            ? null
            : guidance.Categories.ToDictionary(category => category.Name, category => category.Description, StringComparer.Ordinal),
        DoNotStore = guidance.DoNotStore.Count == 0 ? null : guidance.DoNotStore,
    };
}
