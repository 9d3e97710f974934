using MemoryFunctions.Core.MentalModels;
using MemoryFunctions.Http.Api;

namespace MemoryFunctions.Http.Banks;

/// <summary>Between the contract's mental models and the product's.</summary>
internal static class MentalModelMapping
{
    private const string Metadata = "metadata";
    private const string Full = "full";

    public static MentalModelUpdate ToUpdate(CreateMentalModelRequest request) => new()
    {
        Name = request.Name,
        SourceQuery = request.SourceQuery,
        Tags = request.Tags,
        MaxTokens = request.MaxTokens,
        Trigger = ToTrigger(request.Trigger),
    };

    public static MentalModelUpdate ToUpdate(UpdateMentalModelRequest request) => new()
    {
        Name = request.Name,
        SourceQuery = request.SourceQuery,
        Tags = request.Tags,
        MaxTokens = request.MaxTokens,
        Trigger = ToTrigger(request.Trigger),
    };

    /// <summary>How much a caller wants to see.</summary>
    public static string Detail(QueryReader query) => query.Choice("detail", Metadata, "content", Full) ?? Full;

    public static MentalModelResponse ToResponse(string bankId, MentalModelView view, string detail)
    {
        var model = view.Model;
        var response = new MentalModelResponse
        {
            Id = model.Id,
            BankId = bankId,
            Name = model.Name,
            Tags = model.Tags,
            LastRefreshedAt = model.Text?.WrittenAt,
            CreatedAt = model.CreatedAt,
            IsStale = view.IsStale,
        };
        return detail == Metadata ? response : response with
        {
            SourceQuery = model.SourceQuery,
            Content = model.Text?.Content,
            MaxTokens = model.MaxTokens,
            Trigger = ToTrigger(model.Trigger),
            ReflectResponse = detail != Full || model.Text is not { } text ? null : new ReflectResponse
            {
                Text = text.Content,
                BasedOn = new ReflectBasedOn { Memories = [.. view.Facts.Select(ReflectMapping.ToFact)] },
            },
        };
    }

    public static IReadOnlyList<MentalModelHistoryEntry> ToHistory(MentalModel model) =>
    [
        .. model.Earlier.Select((text, at) => new MentalModelHistoryEntry
        {
            PreviousContent = text.Content,
            WrittenAt = text.WrittenAt,
            ChangedAt = at > 0 ? model.Earlier[at - 1].WrittenAt : model.Text?.WrittenAt,
        }),
    ];

    public static MentalTrigger? ToTrigger(MentalModelTrigger? trigger, string place = "trigger")
    {
        if (trigger is null)
        {
            return null;
        }

        TagGroupMapping.ToCondition(trigger.TagGroups, place + ".tag_groups");
        return new MentalTrigger
        {
            AfterConsolidation = trigger.RefreshAfterConsolidation ?? false,
            TagsMatch = trigger.TagsMatch,
            TagGroups = trigger.TagGroups is { Count: > 0 } groups ? [.. groups.Select(ToExpression)] : null,
            Types = trigger.FactTypes is { Count: > 0 } types ? RecallMapping.ToTypes(types) : null,
        };
    }

    public static MentalModelTrigger ToTrigger(MentalTrigger trigger) => new()
    {
        RefreshAfterConsolidation = trigger.AfterConsolidation,
        TagsMatch = trigger.TagsMatch,
        TagGroups = trigger.TagGroups is { } groups ? [.. groups.Select(ToGroup)] : null,
        FactTypes = trigger.Types is { } types ? [.. types.Select(type => Enum.Parse<MemoryType>(type, ignoreCase: true))] : null,
    };

    private static TagExpression ToExpression(TagGroup group) => new()
    {
        Tags = group.Tags,
        Match = group.Match,
        And = group.And is { } all ? [.. all.Select(ToExpression)] : null,
        Or = group.Or is { } any ? [.. any.Select(ToExpression)] : null,
        Not = group.Not is { } not ? ToExpression(not) : null,
    };

    private static TagGroup ToGroup(TagExpression expression) => new()
    {
        Tags = expression.Tags,
        Match = expression.Match,
        And = expression.And is { } all ? [.. all.Select(ToGroup)] : null,
        Or = expression.Or is { } any ? [.. any.Select(ToGroup)] : null,
        Not = expression.Not is { } not ? ToGroup(not) : null,
    };
}
