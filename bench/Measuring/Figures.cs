using System.Globalization;

namespace MemoryFunctions.Bench.Measuring;

/// <summary>How figures are printed; a dash where there is none.</summary>
internal static class Figures
{
    private const string None = "-";

    public static string Milliseconds(double? value) => value is { } number
        ? number.ToString(number < 10 ? "0.00" : number < 100 ? "0.0" : "0", CultureInfo.InvariantCulture)
        : None;

    public static string Seconds(TimeSpan value) => value.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>Milliseconds that one of several took.</summary>
    public static string Each(TimeSpan? value, int count) => Milliseconds(count == 0 ? null : value?.TotalMilliseconds / count);

    public static string PerSecond(double value) => value.ToString("0", CultureInfo.InvariantCulture);

    public static string Megabytes(long? bytes) => bytes is { } number ? (number / 1_000_000).ToString(CultureInfo.InvariantCulture) : None;

    public static string Kilobytes(double? bytes) => bytes is { } number ? (number / 1_000).ToString("0", CultureInfo.InvariantCulture) : None;

    public static string Count(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A share between 0 and 1 as percent.</summary>
    public static string Percent(double value) => (100 * value).ToString("0.0", CultureInfo.InvariantCulture);
}
