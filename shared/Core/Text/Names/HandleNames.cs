namespace MemoryFunctions.Core.Text.Names;

/// <summary>Handles: @alice. The at sign of an address is none.</summary>
internal static class HandleNames
{
    private const int LongestHandle = 40;

    public static void AddTo(List<FoundName> found, string text)
    {
        for (var i = text.IndexOf('@', StringComparison.Ordinal); i >= 0 && i + 1 < text.Length; i = text.IndexOf('@', i + 1))
        {
            var end = i + 1;
            while (end < text.Length && end - i <= LongestHandle && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
            {
                end++;
            }

            var isAddress = i > 0 && (char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is '.' or '_');
            if (!isAddress && end - i > 2 && end - i <= LongestHandle)
            {
                found.Add(new FoundName(i, end, text[i..end]));
            }
        }
    }
}
