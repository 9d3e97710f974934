using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Reflect;

namespace MemoryFunctions.Core.MentalModels;

/// <summary>Makes the text of a mental model: what a reflect answers to its question, of memories alone, not of other mental models.</summary>
public sealed class MentalModelWriter(ReflectService reflect, TimeProvider time)
{
    /// <summary>The text, and the answer that it is.</summary>
    /// <param name="bank">The bank.</param>
    /// <param name="version">The bank's version before it was asked.</param>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<(MentalText Text, ReflectAnswer Answer)> WriteAsync(BankId bank, long version, MentalModel model, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        var answer = await reflect.ReflectAsync(ToQuery(bank, model), cancellationToken).ConfigureAwait(false);
        var cited = answer.BasedOn.Select(memory => memory.Id).ToHashSet(StringComparer.Ordinal);

        // A language model may use words of whatever it has read; without one, what is cited is all.
        var read = answer.Calls.Count > 0 ? answer.Evidence : answer.BasedOn;
        var text = new MentalText
        {
            Content = answer.Text,
            WrittenAt = time.GetUtcNow(),
            Version = version,
            Sources = [.. read.Select(memory => MentalModelReader.SourceOf(memory, cited.Contains(memory.Id)))],
        };
        return (text, answer);
    }

    /// <summary>What is asked for a model's text.</summary>
    public static ReflectQuery ToQuery(BankId bank, MentalModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var groups = model.Trigger.TagGroups;
        return new ReflectQuery
        {
            Bank = bank,
            Question = model.SourceQuery,
            Budget = RecallBudget.Mid,
            MaxTokens = model.MaxTokens,
            Types = model.Trigger.Types ?? [],
            Tags = groups is null && model.Tags.Count > 0 ? new TagFilter(model.Tags, MatchOf(model)) : null,
            Condition = groups is null ? null : new Filters.AllOf([.. groups.Select(group => group.ToCondition())]),
            WithoutMentalModels = true,
        };
    }

    /// <summary>How a model's tags choose memories.</summary>
    public static TagsMatch MatchOf(MentalModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Trigger.TagsMatch ?? (model.Tags.Count > 0 ? TagsMatch.AllStrict : TagsMatch.Any);
    }
}
