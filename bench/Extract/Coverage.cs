namespace MemoryFunctions.Bench.Extract;

/// <summary>What the set of cases must hold an example of: each promise of extraction and consolidation has its name here.</summary>
internal static class Coverage
{
    public static readonly IReadOnlyList<string> All =
    [
        // What is taken
        "identity", "preference", "fact", "plan", "decision", "task", "relation", "experience", "commitment",

        // What is not
        "small_talk", "quoted", "joked", "hypothetical", "transient", "question",

        // How it is put
        "pronouns", "relative_date", "time_zone", "own_language", "third_person", "permanence",

        // What the owner of the bank says, and what nobody may
        "mission", "instructions", "categories", "do_not_store", "secret", "injection", "memory_block",

        // How new facts stand to old ones
        "supersession", "correction", "resembling", "earlier_period", "duplicate", "late_arrival",
    ];
}
