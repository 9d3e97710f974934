using System.Collections.Frozen;

namespace MemoryFunctions.Core.Documents;

/// <summary>
/// Who speaks in a document. A single line cannot say whether what stands before its colon is a name, the whole document can: names
/// come again, or stand before nearly every line.
/// </summary>
internal sealed class ConversationSpeakers
{
    private static readonly ConversationSpeakers Nobody = new(FrozenSet<string>.Empty);

    private static readonly FrozenSet<string> PersonRoles = Words(
        "user|human|用户|ユーザー|사용자|benutzer|nutzer|utilisateur|usuario|utente|usuário|пользователь|उपयोगकर्ता");

    private static readonly FrozenSet<string> ModelRoles = Words(
        "assistant|ai|bot|chatbot|model|agent|助手|助理|アシスタント|어시스턴트|assistent|assistante|asistente|assistente|ассистент|सहायक");

    private static readonly FrozenSet<string> OtherRoles = Words("system|tool|function|developer|系统|システム|시스템|system message");

    private static readonly FrozenSet<string> Headings = Words(
        "note|notes|nb|n.b.|warning|tip|hint|important|example|examples|todo|fixme|ps|p.s.|re|fwd|subject|from|to|cc|bcc|date|time|"
        + "when|where|what|why|who|how|step|steps|input|output|result|results|summary|source|sources|link|url|see|see also|update|edit|"
        + "reminder|name|age|city|country|email|e-mail|phone|address|birthday|job|title|hobby|hobbies|location|role|language|status|"
        + "type|id|key|value|version|description|details|goal|goals|plan|task|tasks|pros|cons|price|total|error|exception|file|path|"
        + "code|usage|default|returns|params|remember|fact|facts|memory|preference|preferences|context|topic|ingredients|instructions|"
        + "hinweis|achtung|beispiel|wichtig|datum|betreff|remarque|exemple|attention|objet|nota|ejemplo|importante|asunto|fecha|"
        + "esempio|data|oggetto|exemplo|assunto|примечание|важно|пример|注意|备注|例如|注|时间|地点|メモ|注記|例|참고|예");

    private readonly FrozenSet<string> names;

    private ConversationSpeakers(FrozenSet<string> names) => this.names = names;

    /// <summary>Whether a name is the role of a participant or of the machinery in a chat with a model.</summary>
    public static bool IsRole(string name) => PersonRoles.Contains(name) || ModelRoles.Contains(name) || OtherRoles.Contains(name);

    /// <summary>Whether a name is the role of a model, or of what stands behind it.</summary>
    public static bool IsModelRole(string name) => ModelRoles.Contains(name) || OtherRoles.Contains(name);

    public static ConversationSpeakers Of(List<ConversationLine> lines)
    {
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var labelled = 0;
        foreach (var line in lines)
        {
            if (line.Label is { } label && !Headings.Contains(label.Name))
            {
                counts[label.Name] = counts.GetValueOrDefault(label.Name) + 1;
                labelled++;
            }
        }

        if (counts.Count == 0)
        {
            return Nobody;
        }

        // Where both sides go by their roles, a word before a colon in an answer is a heading, however often it comes.
        if (counts.Keys.Any(PersonRoles.Contains) && (counts.Count == 1 || counts.Keys.Any(ModelRoles.Contains)))
        {
            return new ConversationSpeakers(Keep(counts.Keys.Where(IsRole)));
        }

        var isMostlyLabelled = labelled * 10 >= lines.Count * 6;
        var startsLabelled = lines[0].Label is { } first && counts.ContainsKey(first.Name);
        if (!isMostlyLabelled && !startsLabelled && !counts.Keys.Any(IsRole) && labelled * 10 < lines.Count * 3)
        {
            return Nobody;
        }

        // Labels that all differ are as likely a form (Colour: red) as people, and people have names.
        var recur = counts.Any(pair => pair.Value > 1);
        return new ConversationSpeakers(Keep(counts
            .Where(pair => IsRole(pair.Key) || (pair.Value > 1
                ? isMostlyLabelled || LooksLikeName(pair.Key)
                : isMostlyLabelled && LooksLikeName(pair.Key) && (recur || counts.Keys.All(LooksLikeName))))
            .Select(pair => pair.Key)));
    }

    public bool IsLabelled(in ConversationLine line) => line.Label is { } label && names.Contains(label.Name);

    private static bool LooksLikeName(string name)
    {
        foreach (var word in name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (char.IsLower(word[0]))
            {
                return name.Length == word.Length && word.Length <= 20;
            }
        }

        return true;
    }

    private static FrozenSet<string> Keep(IEnumerable<string> names) => names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static FrozenSet<string> Words(string list) => list.Split('|').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
