namespace MemoryFunctions.Core.Documents;

/// <summary>What a message says a shared picture shows: <c>[shares a photo of a dog]</c>, <c>[image: a dog]</c>.</summary>
internal static class ConversationCaption
{
    private static readonly string[] Openings =
        ["[shares ", "[shared ", "[image: ", "[photo: ", "[picture: ", "[video: ", "[attachment: ", "[img: "];

    /// <summary>The last caption of a text; null if it has none.</summary>
    public static string? Find(string text)
    {
        var start = -1;
        var found = 0;
        if (!text.Contains('['))
        {
            return null;
        }

        foreach (var opening in Openings)
        {
            var at = text.LastIndexOf(opening, StringComparison.OrdinalIgnoreCase);
            if (at > start)
            {
                start = at;
                found = at + opening.Length;
            }
        }

        if (start < 0)
        {
            return null;
        }

        var end = text.LastIndexOf(']');
        if (end <= found)
        {
            return null;
        }

        var caption = text[found..end].Trim();
        return caption.Length == 0 ? null : caption;
    }
}
