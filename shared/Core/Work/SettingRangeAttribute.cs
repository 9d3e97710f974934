using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace MemoryFunctions.Core.Work;

/// <summary>
/// The range of a setting, both ends included, with a message that names the setting. (The options source generator
/// replaces <see cref="RangeAttribute"/> by a copy of its own that ignores the message.)
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingRangeAttribute : ValidationAttribute
{
    private readonly string _setting;
    private readonly IComparable _minimum;
    private readonly IComparable _maximum;

    /// <param name="setting">The setting's full name, such as <c>Queue:Parallelism</c>.</param>
    /// <param name="minimum">The smallest number allowed.</param>
    /// <param name="maximum">The largest number allowed.</param>
    public SettingRangeAttribute(string setting, int minimum, int maximum) => (_setting, _minimum, _maximum) = (setting, minimum, maximum);

    /// <inheritdoc cref="SettingRangeAttribute(string, int, int)"/>
    public SettingRangeAttribute(string setting, long minimum, long maximum) => (_setting, _minimum, _maximum) = (setting, minimum, maximum);

    /// <param name="setting">The setting's full name, such as <c>Queue:RetryDelay</c>.</param>
    /// <param name="minimum">The shortest time allowed, as <c>d.hh:mm:ss</c>.</param>
    /// <param name="maximum">The longest time allowed, as <c>d.hh:mm:ss</c>.</param>
    public SettingRangeAttribute(string setting, string minimum, string maximum)
        => (_setting, _minimum, _maximum) =
            (setting, TimeSpan.Parse(minimum, CultureInfo.InvariantCulture), TimeSpan.Parse(maximum, CultureInfo.InvariantCulture));

    public override bool IsValid(object? value) => value is null || (_minimum.CompareTo(value) <= 0 && _maximum.CompareTo(value) >= 0);

    public override string FormatErrorMessage(string name) =>
        string.Create(CultureInfo.InvariantCulture, $"{_setting} must be between {_minimum} and {_maximum}.{(_minimum is TimeSpan ? " It is hh:mm:ss; a bare number is days." : "")}");
}
