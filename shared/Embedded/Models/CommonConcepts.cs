using System.Collections.Frozen;

namespace MemoryFunctions.Embedded.Models;

/// <summary>Concepts that conversations are full of whatever they are about: near everything, they tell nothing.</summary>
internal static class CommonConcepts
{
    private const string Lemmas =
        "go get make thing good great time day look like love really know think want feel way lot see people take come new cool awesome nice wow sound "
        + "happy fun keep help glad excite amazing start work need let tell talk life year friend family week try find give hope right best share thank "
        + "say ask use put call much many little big long old last next first well back still even also maybe sure yes hey hi okay";

    private static readonly FrozenSet<string> All = Lemmas.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string lemma) => All.Contains(lemma);
}
