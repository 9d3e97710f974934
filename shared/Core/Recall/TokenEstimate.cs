using System.Globalization;

namespace MemoryFunctions.Core.Recall;

/// <summary>
/// An estimate of how many tokens a text takes, without a tokenizer: a quarter of its characters, but one for each
/// character of a script without spaces. It errs on the high side for English by about a tenth.
/// </summary>
public static class TokenEstimate
{
    public static int Of(string text)
    {
        var quarters = 3;
        foreach (var c in text)
        {
            quarters += c < 0x2E80 ? 1 : char.GetUnicodeCategory(c) == UnicodeCategory.Surrogate ? 2 : 4;
        }

        return quarters / 4;
    }
}
