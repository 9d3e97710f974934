using System.Globalization;

namespace MemoryFunctions.Embedded.Cosmos.Journal;

/// <summary>
/// The names of a journal's files. <c>00000007.snapshot</c> stands for everything written up to and including <c>00000007.journal</c>.
/// </summary>
internal static class JournalFiles
{
    private const string JournalSuffix = ".journal";
    private const string SnapshotSuffix = ".snapshot";
    private const string UnfinishedSuffix = ".unfinished";

    public static string Journal(long number) => Format(number) + JournalSuffix;

    public static string Snapshot(long number) => Format(number) + SnapshotSuffix;

    /// <summary>A snapshot being written; one found at opening was left by a crash.</summary>
    public static string Unfinished(long number) => Snapshot(number) + UnfinishedSuffix;

    public static bool IsUnfinished(string file) => file.EndsWith(UnfinishedSuffix, StringComparison.Ordinal);

    public static long? JournalNumber(string file) => Number(file, JournalSuffix);

    public static long? SnapshotNumber(string file) => Number(file, SnapshotSuffix);

    private static string Format(long number) => number.ToString("D8", CultureInfo.InvariantCulture);

    private static long? Number(string file, string suffix) =>
        file.EndsWith(suffix, StringComparison.Ordinal)
        && long.TryParse(file.AsSpan(0, file.Length - suffix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
