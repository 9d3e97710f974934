namespace MemoryFunctions.Bench.Chaos;

/// <summary>What is done to the victim.</summary>
internal sealed record ChaosPlan
{
    /// <summary>How often it is killed.</summary>
    public int Runs { get; init; } = 200;

    public int Banks { get; init; } = 20;

    /// <summary>How many call at a time.</summary>
    public int Callers { get; init; } = 6;

    /// <summary>After how many kills what there is is compared with what was sent.</summary>
    public int CheckEvery { get; init; } = 3;

    /// <summary>Of a hundred saves, how many repeat turns that stand in another document of the bank.</summary>
    public int Overlap { get; init; } = 20;

    /// <summary>The same seed makes the same calls; when the process dies within them is the machine's doing as well.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How long accepted work may take to come to its end.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Where the data folder is made; null means the system's temporary folder.</summary>
    public DirectoryInfo? Folder { get; init; }
}
