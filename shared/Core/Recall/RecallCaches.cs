using MemoryFunctions.Core.Memories;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Recall;

/// <summary>
/// What recalls remember of each other. Everything is good for one state of the bank's header, which each recall reads first and which
/// every commit replaces: a write is seen at once, and a question asked again costs one point read.
/// </summary>
public sealed class RecallCaches
{
    /// <summary>A bank's statistics take up to 100 KB.</summary>
    private const int Banks = 256;

    /// <summary>Memories expire without a write.</summary>
    private static readonly TimeSpan AnswersKeep = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StatisticsKeep = TimeSpan.FromHours(1);

    public RecallCaches(IOptions<RecallOptions> options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        Answers = new VersionedCache<RecallAnswer>(options.Value.CachedAnswers, AnswersKeep, time);
        Memories = new KnownMemories(options.Value.CachedMemories);
        Statistics = new VersionedCache<BankStatistics>(Banks, StatisticsKeep, time);
    }

    internal KnownMemories Memories { get; }

    internal VersionedCache<RecallAnswer> Answers { get; }

    internal VersionedCache<BankStatistics> Statistics { get; }
}
