using System.Text;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Retain;

/// <summary>What a retain call must be like. What a caller says about an item is copied to each of its memories, so it is bounded.</summary>
internal static class RetainValidation
{
    private const int MaxContextBytes = 8 * 1024;
    private const int MaxMetadataBytes = 16 * 1024;
    /// <summary>How many tags a document may have: each of its memories copies them.</summary>
    public const int MaxTags = 100;

    private const int MaxEntities = 100;
    private const int MaxNameBytes = 1024;

    public static void Check(RetainCommand command, RetainOptions options)
    {
        if (command.Items.Count == 0)
        {
            throw new InvalidInputException("items", "must have at least one item");
        }

        if (command.Items.Count > options.MaxItems)
        {
            throw new InvalidInputException("items", $"must have at most {options.MaxItems} items (setting Retain:MaxItems)");
        }

        if (command.OperationId is { } id && (!command.Async || !Guid.TryParse(id, out _)))
        {
            throw new InvalidInputException("operation_id", command.Async ? "must be a UUID" : "is for asynchronous calls only");
        }

        for (var at = 0; at < command.Items.Count; at++)
        {
            Check(command.Items[at], $"items.{at}");
        }
    }

    private static void Check(RetainItem item, string at)
    {
        if (string.IsNullOrWhiteSpace(item.Content))
        {
            throw new InvalidInputException($"{at}.content", "content cannot be empty");
        }

        CallerText.RequireStorable(item.Content, $"{at}.content");
        if (item.DocumentId is not null)
        {
            CallerText.RequireId(item.DocumentId, $"{at}.document_id");
        }

        Check(item.Scope?.AgentId, $"{at}.agent_id");
        Check(item.Scope?.AppId, $"{at}.app_id");
        Check(item.Scope?.RunId, $"{at}.run_id");
        CheckAbout($"{at}.", item.Context, item.Tags, item.Entities, item.Metadata);
    }

    /// <summary>Checks what a caller says about content or about a memory.</summary>
    /// <param name="at">What the names of the fields begin with.</param>
    public static void CheckAbout(
        string at, string? context, IReadOnlyList<string> tags, IReadOnlyList<string> entities, IReadOnlyDictionary<string, string> metadata)
    {
        CallerText.RequireText(context, $"{at}context", MaxContextBytes);
        CheckList(tags, $"{at}tags", MaxTags);
        CheckList(entities, $"{at}entities", MaxEntities);
        var bytes = 0;
        foreach (var (key, value) in metadata)
        {
            CallerText.RequireStorable(key, $"{at}metadata");
            CallerText.RequireStorable(value, $"{at}metadata.{key}");
            bytes += Encoding.UTF8.GetByteCount(key) + Encoding.UTF8.GetByteCount(value);
        }

        if (bytes > MaxMetadataBytes)
        {
            throw new InvalidInputException($"{at}metadata", $"must be at most {MaxMetadataBytes} UTF-8 bytes");
        }
    }

    private static void Check(string? id, string field)
    {
        if (id is not null)
        {
            CallerText.RequireId(id, field);
        }
    }

    private static void CheckList(IReadOnlyList<string> values, string field, int max)
    {
        if (values.Count > max)
        {
            throw new InvalidInputException(field, $"must have at most {max} entries");
        }

        for (var at = 0; at < values.Count; at++)
        {
            CallerText.RequireId(values[at], $"{field}.{at}", MaxNameBytes);
        }
    }
}
