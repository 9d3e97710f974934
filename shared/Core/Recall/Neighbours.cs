namespace MemoryFunctions.Core.Recall;

/// <summary>The turns around a turn, as far as they are candidates themselves.</summary>
internal sealed class Neighbours
{
    private readonly Dictionary<(uint Document, int Line), double> meaning = [];

    public Neighbours(IEnumerable<Candidate> candidates)
    {
        foreach (var candidate in candidates)
        {
            var traits = candidate.Memory.Traits;
            if (traits.Document != 0 && !traits.IsStated && candidate.Meaning > 0)
            {
                meaning[(traits.Document, traits.Line)] = candidate.Meaning;
            }
        }
    }

    /// <summary>What the turns at a distance on both sides mean for the question.</summary>
    public double Meaning(Candidate candidate, int distance)
    {
        var traits = candidate.Memory.Traits;
        return traits.Document == 0 || traits.IsStated
            ? 0
            : meaning.GetValueOrDefault((traits.Document, traits.Line - distance)) + meaning.GetValueOrDefault((traits.Document, traits.Line + distance));
    }
}
