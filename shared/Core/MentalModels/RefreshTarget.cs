using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Operations;

namespace MemoryFunctions.Core.MentalModels;

/// <summary>
/// The target of an operation that refreshes a mental model. How far that has come is read off the model, as others are off their
/// documents; a null character, which no document's id has, tells the two apart.
/// </summary>
public static class RefreshTarget
{
    private const char Sign = '\0';

    public static OperationTarget Of(MentalModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new OperationTarget(Sign + model.Id, model.Life, model.Asked);
    }

    /// <summary>The model's id; null where the target is a document.</summary>
    public static string? ModelId(string target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.Length > 0 && target[0] == Sign ? target[1..] : null;
    }

    /// <summary>The model's state in the terms of documents.</summary>
    public static DocumentState StateOf(MentalModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new DocumentState
        {
            Id = Sign + model.Id,
            Life = model.Life,
            Version = model.Asked,
            IndexedVersion = model.Done,
            ExtractedVersion = model.Done,
            IndexedAt = model.Text?.WrittenAt,
            ChangedAt = model.UpdatedAt,
            DueAt = model.DueAt,
            Attempts = model.Attempts,
            Trouble = model.Trouble,
            Failure = model.Failure,
        };
    }
}
