namespace MemoryFunctions.Http.Banks;

/// <summary>A bank to make or to change: what is absent stays as it is.</summary>
internal sealed record CreateBankRequest
{
    /// <summary>A display name; a new bank's is its id.</summary>
    public string? Name { get; init; }

    public DispositionTraits? Disposition { get; init; }

    /// <summary>1 to 5; goes before the trait in <c>disposition</c>.</summary>
    public int? DispositionSkepticism { get; init; }

    /// <inheritdoc cref="DispositionSkepticism"/>
    public int? DispositionLiteralism { get; init; }

    /// <inheritdoc cref="DispositionSkepticism"/>
    public int? DispositionEmpathy { get; init; }

    /// <summary>The older name of <c>reflect_mission</c>.</summary>
    public string? Mission { get; init; }

    public string? Background { get; init; }

    /// <summary>What the bank is for.</summary>
    public string? ReflectMission { get; init; }

    /// <summary>What to remember; where absent, what is worth remembering for the bank's mission.</summary>
    public string? RetainMission { get; init; }

    /// <summary>What else to heed when facts are stated.</summary>
    public string? RetainCustomInstructions { get; init; }

    /// <summary><c>concise</c> (default), <c>verbose</c> or <c>custom</c>.</summary>
    public string? RetainExtractionMode { get; init; }

    /// <summary>The characters that a chunk of a conversation aims at: 500 to 50,000.</summary>
    public int? RetainChunkSize { get; init; }

    /// <summary>Whether recall goes by dates in the question; on where absent.</summary>
    public bool? EnableTemporalRetrieval { get; init; }

    /// <summary>Whether recall goes by names in the question; on where absent.</summary>
    public bool? EnableGraphRetrieval { get; init; }

    /// <summary>Whether a reranker, where there is one, has the last word on the order; on where absent.</summary>
    public bool? EnableReranking { get; init; }

    /// <summary>Whether observations are made of facts; where absent, as the deployment is set.</summary>
    public bool? EnableObservations { get; init; }

    /// <summary>What observations are to tell.</summary>
    public string? ObservationsMission { get; init; }

    /// <summary>Categories to sort facts into instead of the usual ones: names with what belongs in them. An empty object takes them back.</summary>
    public IReadOnlyDictionary<string, string>? CustomCategories { get; init; }

    /// <summary>What never to remember, a rule each. An empty list takes them back.</summary>
    public IReadOnlyList<string>? DoNotStore { get; init; }
}
