using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Text.Cues;

namespace MemoryFunctions.Core.Text;

/// <summary>Sorts what is said by its commonest turns of phrase, in the larger European languages, Chinese and Japanese.</summary>
public static class TurnClassifier
{
    private const int SmallTalkWords = 12;

    /// <summary>
    /// Type is "experience" for what an assistant said of itself and "world" for the rest. Category is identity, preference, plan,
    /// task, decision, relation, experience, fact, question or small_talk, or null where no phrase tells.
    /// </summary>
    public static (string Type, string? Category) Classify(string text, string? speaker)
    {
        ArgumentNullException.ThrowIfNull(text);
        var type = speaker is not null && ConversationSpeakers.IsModelRole(speaker.Trim()) ? "experience" : "world";
        return (type, CategoryOf(text));
    }

    private static string? CategoryOf(string text)
    {
        var sentences = CueText.Split(text);
        var statements = sentences.FindAll(sentence => !sentence.IsQuestion);
        foreach (var (category, cues) in CueTable.Statements)
        {
            if (statements.Exists(sentence => sentence.HasAny(cues)))
            {
                return category;
            }
        }

        if (sentences.Count > statements.Count)
        {
            var isCourtesy = sentences.TrueForAll(sentence => !sentence.IsQuestion || sentence.HasAny(CueTable.Courtesies));
            return isCourtesy ? "small_talk" : "question";
        }

        var words = statements.Sum(sentence => sentence.Words);
        return words <= SmallTalkWords && statements.Exists(sentence => sentence.HasAny(CueTable.Courtesies)) ? "small_talk"
            : statements.Exists(sentence => sentence.HasAny(CueTable.Facts)) ? "fact"
            : null;
    }
}
