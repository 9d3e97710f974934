using System.Text.RegularExpressions;

namespace MemoryFunctions.Architecture.Tests;

/// <summary>Finds values in a Bicep file by name. It knows our own files' layout, not the language.</summary>
internal sealed class BicepText(string text)
{
    public static BicepText Load(string path) => new(Repository.Read(path));

    /// <summary>A resource's body, by its symbolic name.</summary>
    public BicepText Resource(string name) => Block($@"^resource {Regex.Escape(name)} '[^']+' = (?=\{{)");

    /// <summary>What stands between the brackets that follow a property or a variable.</summary>
    public BicepText List(string name) => Block($@"\b{Regex.Escape(name)}( =|:) (?=\[)");

    /// <summary>The value of a variable or the default of a parameter, without quotes.</summary>
    public string Declared(string name) => Value($@"^(?:var {Regex.Escape(name)}|param {Regex.Escape(name)} \w+) = (.+)$");

    /// <summary>The value of a property, without quotes.</summary>
    public string Property(string name) => Value($@"\b{Regex.Escape(name)}: ([^,\r\n}}]+)");

    public IReadOnlyList<string> Strings => [.. Regex.Matches(text, "'([^']*)'").Select(match => match.Groups[1].Value)];

    /// <summary>The lists inside this list.</summary>
    public IReadOnlyList<BicepText> Lists =>
        [.. Regex.Matches(text[1..], @"\[").Select(match => new BicepText(Balanced(match.Index + 1)))];

    /// <summary>The values of a property wherever it stands, without quotes.</summary>
    public IReadOnlyList<string> Properties(string name) =>
        [.. Regex.Matches(text, $@"\b{Regex.Escape(name)}: ([^,\r\n}}]+)").Select(match => Unquoted(match.Groups[1].Value))];

    public override string ToString() => text;

    private static string Unquoted(string value) => value.Trim().Trim('\'');

    private string Value(string pattern)
    {
        var match = Regex.Match(text, pattern, RegexOptions.Multiline);
        Assert.True(match.Success, $"{pattern} is not there");
        return Unquoted(match.Groups[1].Value);
    }

    private BicepText Block(string pattern)
    {
        var match = Regex.Match(text, pattern, RegexOptions.Multiline);
        Assert.True(match.Success, $"{pattern} is not there");
        return new BicepText(Balanced(match.Index + match.Length));
    }

    private string Balanced(int start)
    {
        var depth = 0;
        for (var at = start; at < text.Length; at++)
        {
            depth += text[at] is '{' or '[' ? 1 : text[at] is '}' or ']' ? -1 : 0;
            if (depth == 0)
            {
                return text[start..(at + 1)];
            }
        }

        throw new InvalidOperationException("a bracket is not closed");
    }
}
