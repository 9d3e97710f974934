using System.Text.Json;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Extract;

/// <summary>A place in a model's answer, read strictly: what is not as it must be is a fault that names the place.</summary>
/// <param name="Element">What stands there.</param>
/// <param name="Place">Such as <c>facts[3].n</c>.</param>
internal readonly record struct AnswerPart(JsonElement Element, string Place)
{
    /// <summary>A property that must be there.</summary>
    public AnswerPart this[string name] => Find(name) ?? throw new AnswerFaultException($"{In(name)} is missing");

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<AnswerPart> Items()
    {
        if (Element.ValueKind != JsonValueKind.Array)
        {
            throw Fault("must be an array");
        }

        var place = Place;
        return [.. Element.EnumerateArray().Select((item, at) => new AnswerPart(item, $"{place}[{at}]"))];
    }

    /// <summary>A property that may be null or left out: models that take no schema leave out what is null.</summary>
    public AnswerPart? Find(string name)
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            throw Fault("must be an object");
        }

        return Element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? new AnswerPart(value, In(name)) : null;
    }

    /// <summary>A text that is not blank, trimmed.</summary>
    public string Text(int longest)
    {
        var text = String().Trim();
        return text.Length == 0 ? throw Fault("must not be blank")
            : text.Length > longest ? throw Fault($"must have at most {longest} characters")
            : text;
    }

    /// <summary>One of a few words.</summary>
    public string OneOf(IEnumerable<string> words)
    {
        var word = String();
        return words.Contains(word, StringComparer.Ordinal) ? word : throw Fault($"must be one of {string.Join(", ", words)}");
    }

    public int Integer() => Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out var number) ? number : throw Fault("must be an integer");

    public double Number(double least, double most) =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetDouble(out var number) && number >= least && number <= most
            ? number
            : throw Fault($"must be a number from {least:0.#} to {most:0.#}");

    public AnswerFaultException Fault(string what) => new($"{(Place.Length == 0 ? "the answer" : Place)} {what}");

    private string In(string name) => Place.Length == 0 ? name : $"{Place}.{name}";

    private string String()
    {
        if (Element.ValueKind != JsonValueKind.String)
        {
            throw Fault("must be a string");
        }

        try
        {
            var text = Element.GetString()!;
            return text.Contains('\0', StringComparison.Ordinal) ? throw Fault("must not contain a null character") : text;
        }
        catch (InvalidOperationException)
        {
            throw Fault("must be well-formed Unicode");
        }
    }
}
