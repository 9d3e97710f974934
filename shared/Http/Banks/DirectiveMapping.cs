using MemoryFunctions.Core.Directives;
using MemoryFunctions.Http.Api;

namespace MemoryFunctions.Http.Banks;

/// <summary>Between the contract's directives and the product's.</summary>
internal static class DirectiveMapping
{
    public static DirectiveUpdate ToUpdate(CreateDirectiveRequest request) => new()
    {
        Name = request.Name,
        Content = request.Content,
        Priority = request.Priority,
        IsActive = request.IsActive,
        Tags = request.Tags,
    };

    public static DirectiveUpdate ToUpdate(UpdateDirectiveRequest request) => new()
    {
        Name = request.Name,
        Content = request.Content,
        Priority = request.Priority,
        IsActive = request.IsActive,
        Tags = request.Tags,
    };

    /// <exception cref="Problems.InvalidRequestException">A parameter is at fault.</exception>
    public static DirectiveListQuery ToQuery(QueryReader query)
    {
        var (limit, offset) = ListMapping.ToPage(query);
        var asked = new DirectiveListQuery { Limit = limit, Offset = offset, ActiveOnly = query.Choice("active_only", "true", "false") != "false", Tags = ListMapping.ToTags(query) };
        query.Finish();
        return asked;
    }

    public static DirectiveResponse ToResponse(string bankId, Directive directive) => new()
    {
        Id = directive.Id,
        BankId = bankId,
        Name = directive.Name,
        Content = directive.Content,
        Priority = directive.Priority,
        IsActive = directive.IsActive,
        Tags = directive.Tags,
        CreatedAt = directive.CreatedAt,
        UpdatedAt = directive.UpdatedAt,
    };
}
