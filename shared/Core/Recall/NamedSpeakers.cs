namespace MemoryFunctions.Core.Recall;

/// <summary>Whether a question names a speaker: by the first word of the speaker's name, as a word of the question.</summary>
internal sealed class NamedSpeakers(string question)
{
    private readonly Dictionary<string, bool> known = new(StringComparer.Ordinal);

    public bool Names(string? speaker)
    {
        if (string.IsNullOrWhiteSpace(speaker))
        {
            return false;
        }

        if (!known.TryGetValue(speaker, out var named))
        {
            var space = speaker.IndexOf(' ', StringComparison.Ordinal);
            known.Add(speaker, named = Stands(space > 0 ? speaker[..space] : speaker));
        }

        return named;
    }

    private bool Stands(string name)
    {
        for (var at = 0; (at = question.IndexOf(name, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(question[at - 1])) && (end == question.Length || !char.IsLetterOrDigit(question[end])))
            {
                return true;
            }
        }

        return false;
    }
}
