namespace MemoryFunctions.Core.Text.Names;

/// <summary>Runs of katakana: foreign names in Japanese, though also its loan words.</summary>
internal static class KatakanaNames
{
    private const int ShortestRun = 3;
    private const int LongestRun = 30;

    public static void AddTo(List<FoundName> found, string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && text[end] is >= '\u30A1' and <= '\u30FC')
            {
                end++;
            }

            var length = text.AsSpan(i, end - i).Trim('・').Length;
            if (length is >= ShortestRun and <= LongestRun)
            {
                found.Add(new FoundName(i, end, text[i..end].Trim('・')));
            }

            i = Math.Max(end, i + 1);
        }
    }
}
