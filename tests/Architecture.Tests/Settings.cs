using System.Globalization;
using System.Reflection;

namespace MemoryFunctions.Architecture.Tests;

/// <summary>Every setting that the projects bind, as the options classes declare them.</summary>
internal static class Settings
{
    private static readonly string[] Assemblies =
        ["MemoryFunctions.Core", "MemoryFunctions.Http", "MemoryFunctions.Azure", "MemoryFunctions.Embedded"];

    /// <summary>Names such as <c>Cosmos:Database</c> with their defaults as text; several classes may share a section and a setting.</summary>
    public static ILookup<string, string> All { get; } = Assemblies
        .SelectMany(name => Assembly.Load(name).GetTypes())
        .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && SectionOf(type) is not null)
        .SelectMany(type => type
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite)
            .Select(property => (
                Name: SectionOf(type) + ":" + property.Name,
                Default: Text(property.GetValue(Activator.CreateInstance(type))))))
        .Distinct()
        .ToLookup(setting => setting.Name, setting => setting.Default, StringComparer.OrdinalIgnoreCase);

    public static string DefaultOf(string name) => Assert.Single(All[name]);

    private static string? SectionOf(Type type) =>
        type.GetField("Section", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)?.GetRawConstantValue() as string;

    private static string Text(object? value) => value switch
    {
        null => "",
        bool truth => truth ? "true" : "false",
        string text => text,
        System.Collections.IEnumerable items when !items.GetEnumerator().MoveNext() => "",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
