using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Text.Secrets;

namespace MemoryFunctions.Core.Retain;

/// <summary>
/// Takes secrets out of what is to be retained, before anything of it is hashed or written: the same content leaves the same
/// document, and so does a document that is read and saved again.
/// </summary>
internal static class SecretRemoval
{
    public static RetainCommand From(RetainCommand command) => command with { Items = [.. command.Items.Select(From)] };

    private static RetainItem From(RetainItem item) => item with
    {
        Content = SecretJson.Redact(item.Content),
        Context = item.Context is null ? null : SecretScanner.Redact(item.Context),
        Metadata = item.Metadata.Count == 0
            ? item.Metadata
            : item.Metadata.ToDictionary(entry => entry.Key, entry => SecretScanner.RedactNamed(entry.Key, entry.Value), StringComparer.Ordinal),
        Guidance = item.Guidance is null ? null : From(item.Guidance),
    };

    private static DocumentGuidance From(DocumentGuidance guidance) => guidance with
    {
        Instructions = guidance.Instructions is null ? null : SecretScanner.Redact(guidance.Instructions),
        AgentInstructions = guidance.AgentInstructions is null ? null : SecretScanner.Redact(guidance.AgentInstructions),
        Categories = [.. guidance.Categories.Select(category => category with { Description = SecretScanner.Redact(category.Description) })],
    };
}
