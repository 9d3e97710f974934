namespace MemoryFunctions.Core.Text.Names;

/// <summary>Titles in quotation marks or in the brackets that Chinese and Japanese set around them.</summary>
internal static class QuotedNames
{
    private const int LongestTitle = 60;
    private const int LongestSpeech = 12;

    public static void AddTo(List<FoundName> found, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var closing = Closing(text[i]);
            if (closing == '\0')
            {
                continue;
            }

            var rest = text.AsSpan(i + 1, Math.Min(LongestTitle + 1, text.Length - i - 1));
            var length = rest.IndexOf(closing);
            if (length > 0 && IsTitle(text[i], rest[..length]))
            {
                found.Add(new FoundName(i, i + length + 2, rest[..length].Trim().ToString()));
                i += length + 1;
            }
        }
    }

    private static char Closing(char opening) => opening switch
    {
        '"' => '"',
        '“' => '”',
        '„' => '“',
        '«' => '»',
        '《' => '》',
        '『' => '』',
        '「' => '」',
        '〈' => '〉',
        _ => '\0',
    };

    private static bool IsTitle(char opening, ReadOnlySpan<char> content)
    {
        content = content.Trim();
        if (content.IsEmpty || content.ContainsAny('\n', '"'))
        {
            return false;
        }

        // These brackets are for titles only, the corner brackets for speech as well.
        if (opening is '《' or '『' or '〈')
        {
            return true;
        }

        if (opening == '「')
        {
            return content.Length <= LongestSpeech && !content.ContainsAny("。、？！，");
        }

        return char.IsUpper(content[0]) && content[^1] is not ('.' or ',' or '?') && IsTitleCase(content);
    }

    private static bool IsTitleCase(ReadOnlySpan<char> content)
    {
        var words = 0;
        foreach (var range in content.Split(' '))
        {
            var word = content[range];
            if (word.IsEmpty)
            {
                continue;
            }

            words++;
            if (word.Length > 4 && char.IsLower(word[0]))
            {
                return false;
            }
        }

        return words is > 0 and <= 8;
    }
}
