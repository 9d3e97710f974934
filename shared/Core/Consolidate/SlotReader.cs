using System.Collections.Frozen;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Consolidate;

/// <summary>Finds the attributes that a fact states of the present. What was, will be, might be or is denied states none.</summary>
internal static class SlotReader
{
    /// <summary>Words after which a statement is not about what is.</summary>
    private static readonly FrozenSet<string> Unsure = (
        "not no never cannot without former formerly previously ex until till used was were had lived worked will would wants want plans planning might may maybe perhaps "
        + "if hopes considering thinking almost nicht nie niemals kein keine keinen ohne früher ehemals damals bis war waren hatte hieß lebte wohnte arbeitete wird würde "
        + "möchte will plant vielleicht wenn falls no nunca ya sin antes hasta era fue vivía vivió trabajaba trabajó tenía quiere querría planea quizás quizá si podría va "
        + "ne pas plus jamais sans autrefois avant jusqu'à jusqu'en était habitait vivait travaillait avait veut voudrait prévoit pourrait peut-être").Split(' ')
        .Distinct(StringComparer.Ordinal).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words behind which there may be one statement more.</summary>
    private static readonly FrozenSet<string> Joining = "and but or because who which whose und oder aber weil y e o u pero porque et ou mais car".Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The attributes; none where one of them would have two values.</summary>
    /// <param name="unit">The fact.</param>
    /// <param name="isAll">Whether it states nothing besides, as far as can be told.</param>
    public static IReadOnlyList<Slot> Read(MemoryUnit unit, out bool isAll)
    {
        isAll = false;
        var words = Wording.Words(unit.Text).Select(Wording.Fold).SelectMany(EnglishWording.Expand).ToList();
        if (FactTime.IsAhead(unit) || words.Exists(Unsure.Contains))
        {
            return [];
        }

        var sentence = SlotSentences.Read(unit.Text);
        var slots = unit.Relations.Count > 0 ? OfRelations(unit, sentence is { IsChange: true }) : sentence is null ? [] : [sentence];
        isAll = slots.Count >= unit.Relations.Count && SlotSentences.IsOneSentence(unit.Text) && !words.Exists(Joining.Contains);
        return slots.Any(slot => (FactTime.IsOver(unit) && !slot.IsChange) || slots.Count(slot.IsSame) > 1) ? [] : slots;
    }

    private static List<Slot> OfRelations(MemoryUnit unit, bool isChange)
    {
        var slots = new List<Slot>();
        foreach (var (subject, predicate, value) in unit.Relations.Distinct())
        {
            if (SlotPredicates.AttributeOf(predicate) is { } attribute && SlotSentences.FoldName(subject) is { Length: > 0 } whose && SlotSentences.FoldName(value) is { Length: > 0 } what)
            {
                slots.Add(new Slot(whose, attribute, what, isChange || SlotPredicates.IsChange(predicate)));
            }
        }

        return slots;
    }
}
