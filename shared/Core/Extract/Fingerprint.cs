using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Extract;

/// <summary>How turns and facts are known again.</summary>
internal static class Fingerprint
{
    /// <summary>That of the turn's own memory.</summary>
    public static string Of(Turn turn) => Digest.Of("turn", turn.Speaker ?? "", turn.Text);

    public static string OfFact(string text) => Digest.Of("fact", text);
}
