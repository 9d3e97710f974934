using System.Globalization;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Text;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace MemoryFunctions.Http.Api;

/// <summary>Reads a request's query string; parameters that nobody asked for are named in a header at the end.</summary>
internal sealed class QueryReader(HttpContext context)
{
    private const string Place = "query";
    private readonly HashSet<string> read = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<FieldError> errors = [];

    /// <summary>A whole number within bounds, both included.</summary>
    public int Integer(string name, int fallback, int min, int max)
    {
        if (Text(name) is not { } text)
        {
            return fallback;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
        {
            return value;
        }

        Add(name, string.Create(CultureInfo.InvariantCulture, $"must be an integer from {min} to {max}"));
        return fallback;
    }

    /// <summary>A text; null where it is not there or empty.</summary>
    public string? Text(string name)
    {
        read.Add(name);
        return Checked(name, context.Request.Query[name].ToString());
    }

    /// <summary>All texts of a parameter that may be repeated; those that are empty do not count.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        read.Add(name);
        return [.. context.Request.Query[name].Select(text => Checked(name, text ?? "")).OfType<string>()];
    }

    /// <summary>Notes what a check finds to be at fault.</summary>
    public void Check(string name, Action check)
    {
        try
        {
            check();
        }
        catch (InvalidInputException e)
        {
            Add(name, e.Message);
        }
    }

    /// <summary>One of the given words; null where it is not there.</summary>
    public string? Choice(string name, params IReadOnlyList<string> words)
    {
        var text = Text(name);
        if (text is not null && !words.Contains(text, StringComparer.Ordinal))
        {
            Add(name, $"must be one of {string.Join(", ", words)}", ErrorTypes.Choice);
        }

        return text;
    }

    /// <summary>
    /// A filter that this service does not have. Without it the answer would hold more than was asked for, so it is refused
    /// and not ignored.
    /// </summary>
    public void Refuse(string name)
    {
        if (Text(name) is not null)
        {
            Add(name, "this filter is not supported");
        }
    }

    /// <exception cref="InvalidRequestException">A parameter is at fault.</exception>
    public void Finish()
    {
        IgnoredParams.Report(context.Response, context.Request.Query.Keys.Where(name => !read.Contains(name)));
        if (errors.Count > 0)
        {
            throw new InvalidRequestException(errors);
        }
    }

    private string? Checked(string name, string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        try
        {
            CallerText.RequireStorable(text, name);
            return text;
        }
        catch (InvalidInputException e)
        {
            Add(name, e.Message);
            return null;
        }
    }

    private void Add(string name, string message, string type = ErrorTypes.Value) => errors.Add(FieldError.Of(Place, name, message, type));
}
