using System.Collections.Frozen;

namespace MemoryFunctions.Core.Text.Secrets;

/// <summary>Words that people say about passwords, by which such a sentence often ends: "my password is wrong".</summary>
internal static class CommonWords
{
    private static readonly FrozenSet<string> All = string.Join(
        '|',
        "required|optional|mandatory|needed|necessary|missing|empty|blank|wrong|incorrect|correct|invalid|valid|right|expired|expiring|old|new|weak|strong|secure|insecure|safe",
        "unsafe|secret|private|public|hidden|visible|shown|stored|saved|hashed|salted|encrypted|protected|changed|reset|updated|generated|sent|gone|lost|forgotten|known|unknown",
        "unique|different|same|similar|short|long|longer|complex|simple|easy|hard|difficult|guessable|compromised|leaked|stolen|exposed|shared|reused|here|there|below|above|this",
        "that|these|those|what|which|something|anything|nothing|none|null|nil|undefined|true|false|yes|string|text|password|passwords|passphrase|secretkey|field|input|enter",
        "enabled|disabled|allowed|rejected|accepted|denied|working|broken|locked|blocked|banned|set|unset|changing|case-sensitive|case-insensitive|alphanumeric|numeric|confidential",
        "not|no|too|very|so|the|a|an|my|your|his|her|our|their|it|its|just|still|now|always|never|also|only|already|probably|at|in|on|of|for|from|to|by|with|and|or|as|like|because",
        "being|been|please|todo|tbd|redacted|removed|masked|omitted|example|changeme-later|memorable|fine|good|great|bad|okay|ready|full|important|sensitive|temporary|permanent",
        "erforderlich|notwendig|nötig|falsch|richtig|korrekt|ungültig|gültig|abgelaufen|sicher|unsicher|schwach|stark|geheim|vergessen|bekannt|unbekannt|geändert|gesperrt|neu|alt",
        "lang|kurz|kompliziert|einfach|leer|pflicht|optional|hier|dort|unten|oben|nicht|sehr|noch|jetzt|immer|verschlüsselt|gespeichert|weg|verloren|der|die|das|ein|eine|kein|keine",
        "incorrecta|incorrecto|correcta|correcto|inválida|válida|segura|seguro|débil|fuerte|necesaria|necesario|obligatoria|obligatorio|opcional|secreta|secreto|nueva|vieja|larga",
        "corta|fácil|difícil|caducada|olvidada|olvidado|aquí|esta|este|muy|demasiado|la|el|una|un|que|no|importante|fundamental|sencilla",
        "incorrect|correcte|invalide|valide|sécurisé|sûr|faible|fort|obligatoire|requis|nécessaire|facultatif|secret|nouveau|ancien|oublié|expiré|perdu|ici|trop|très|le|une|pas|simple",
        "sbagliata|errata|corretta|giusta|valida|scaduta|sicura|debole|forte|obbligatoria|necessaria|opzionale|segreta|nuova|vecchia|lunga|corta|facile|qui|troppo|molto|il|lo|non",
        "incorreta|errada|correta|certa|vencida|expirada|fraca|obrigatória|obrigatório|esquecida|antiga|curta|longa|aqui|muito|uma|um|não|importante",
        "verplicht|vereist|onjuist|fout|juist|correct|ongeldig|geldig|verlopen|veilig|onveilig|zwak|sterk|geheim|vergeten|gewijzigd|nieuw|oud|kort|hier|te|heel|erg|het|een|niet|nodig",
        "неверный|неправильный|верный|правильный|истёк|устарел|надёжный|слабый|сильный|обязателен|обязательный|нужен|забыт|новый|старый|секретный|изменён|здесь|очень|не|слишком|такой")
        .Split('|').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = All.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Has(ReadOnlySpan<char> word) => Lookup.Contains(word);
}
