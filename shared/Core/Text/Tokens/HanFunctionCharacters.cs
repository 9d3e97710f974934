using System.Buffers;
using System.Text;

namespace MemoryFunctions.Core.Text.Tokens;

/// <summary>Chinese characters that say little alone: pronouns, particles, auxiliaries, measure words.</summary>
internal static class HanFunctionCharacters
{
    private static readonly SearchValues<char> Characters = SearchValues.Create(
        "的了是我你他她它们們在有和与與不没沒无這这那个個一二两兩些就也都很太最吗嗎呢吧啊呀哦嗯么麼什怎为為因所以可能会會要想去来來到从從给給对對把被让讓"
        + "将將但而且或如果还還又再才只已经經过過着著得地之其此于於上下里裡中内外前后後时時候多少几幾每各某自己您谁誰哪说說看做用好大小人事样樣"
        + "者等及并並则則虽雖然当當更非常真跟比向往年月日号號天点點次位种種");

    public static bool Contains(Rune rune) => rune.IsBmp && Characters.Contains((char)rune.Value);
}
