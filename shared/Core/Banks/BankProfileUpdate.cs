namespace MemoryFunctions.Core.Banks;

/// <summary>A change to a profile: what is null stays as it is (for a new bank: its default; the name's is the id).</summary>
public sealed record BankProfileUpdate
{
    public string? Name { get; init; }

    public string? Mission { get; init; }

    public string? Background { get; init; }

    public string? RetainMission { get; init; }

    public string? RetainInstructions { get; init; }

    public IReadOnlyList<CustomCategory>? Categories { get; init; }

    public IReadOnlyList<string>? DoNotStore { get; init; }

    public bool? Observations { get; init; }

    public string? ObservationsMission { get; init; }

    public ExtractionMode? Mode { get; init; }

    public int? ChunkLength { get; init; }

    public Retrieval Retrieval { get; init; } = Retrieval.All;

    public int? Skepticism { get; init; }

    public int? Literalism { get; init; }

    public int? Empathy { get; init; }

    internal BankProfile ApplyTo(BankProfile profile, DateTimeOffset now) => profile with
    {
        Name = Name ?? profile.Name,
        Mission = Mission ?? profile.Mission,
        Background = Background ?? profile.Background,
        Guidance = new BankGuidance
        {
            Mode = Mode ?? profile.Guidance.Mode,
            Mission = RetainMission ?? profile.Guidance.Mission,
            Instructions = RetainInstructions ?? profile.Guidance.Instructions,
            Categories = Categories ?? profile.Guidance.Categories,
            DoNotStore = DoNotStore ?? profile.Guidance.DoNotStore,
            Observations = Observations ?? profile.Guidance.Observations,
            ObservationsMission = ObservationsMission ?? profile.Guidance.ObservationsMission,
        },
        ChunkLength = ChunkLength ?? profile.ChunkLength,
        Retrieval = new Retrieval
        {
            Semantic = Retrieval.Semantic ?? profile.Retrieval.Semantic,
            Keyword = Retrieval.Keyword ?? profile.Retrieval.Keyword,
            Temporal = Retrieval.Temporal ?? profile.Retrieval.Temporal,
            Graph = Retrieval.Graph ?? profile.Retrieval.Graph,
            Reranking = Retrieval.Reranking ?? profile.Retrieval.Reranking,
        },
        Disposition = new Disposition
        {
            Skepticism = Skepticism ?? profile.Disposition.Skepticism,
            Literalism = Literalism ?? profile.Disposition.Literalism,
            Empathy = Empathy ?? profile.Disposition.Empathy,
        },
        UpdatedAt = now,
    };
}
