using System.Globalization;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Http.Api;
using Microsoft.AspNetCore.Http;

namespace MemoryFunctions.Http.Mem0;

/// <summary>A page that was asked for, by number from 1 and size.</summary>
internal sealed record Paging(int Page, int Size)
{
    private const int MaxSize = 1_000;
    private const int DefaultSize = 100;
    private const int MaxOffset = 1_000_000;

    public int Offset => (Page - 1) * Size;

    /// <summary>Out of the query string, or else out of the body.</summary>
    public static Paging Read(QueryReader query, int? page = null, int? size = null)
    {
        var asked = new Paging(query.Integer("page", page ?? 1, 1, MaxOffset), query.Integer("page_size", size ?? DefaultSize, 1, MaxSize));
        if (asked.Page < 1 || (long)(asked.Page - 1) * Math.Max(asked.Size, 1) > MaxOffset)
        {
            throw new InvalidInputException("page", string.Create(CultureInfo.InvariantCulture, $"must be 1 or more, and within the first {MaxOffset} results"));
        }

        return asked.Size is >= 1 and <= MaxSize
            ? asked
            : throw new InvalidInputException("page_size", string.Create(CultureInfo.InvariantCulture, $"must be an integer from 1 to {MaxSize}"));
    }

    public Mem0Page<T> Answer<T>(HttpRequest request, IReadOnlyList<T> items, int total) => new()
    {
        Count = total,
        Next = Offset + items.Count < total && items.Count > 0 ? Address(request, Page + 1) : null,
        Previous = Page > 1 ? Address(request, Page - 1) : null,
        Results = items,
    };

    private string Address(HttpRequest request, int page)
    {
        var others = string.Concat(request.Query
            .Where(pair => pair.Key is not ("page" or "page_size"))
            .SelectMany(pair => pair.Value.Select(value => $"&{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(value ?? "")}")));
        return string.Create(CultureInfo.InvariantCulture, $"{request.Scheme}://{request.Host}{request.PathBase}{request.Path}?page={page}&page_size={Size}{others}");
    }
}
