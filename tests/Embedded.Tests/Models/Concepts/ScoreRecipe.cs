using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Embedded.Tests.Models.Concepts;

/// <summary>The scores of eng/concepts/README.md in plain words, over units by their text: to be compared with.</summary>
internal sealed class ScoreRecipe(IConceptTable table, IReadOnlyList<string> texts)
{
    private readonly List<List<string>> units = [.. texts.Select(text => table.Units(text).Select(unit => unit.Text).ToList())];

    public double Dense(string question, int text)
    {
        var one = Sum(Question(question).Select(unit => (unit, Idf(unit))));
        var other = Sum(units[text].GroupBy(unit => unit, StringComparer.Ordinal).Select(group => (group.Key, Math.Sqrt(group.Count()) * Idf(group.Key))));
        var length = Math.Sqrt(Product(one, one) * Product(other, other));
        return length < 1e-6 ? 0 : Product(one, other) / length;
    }

    public double Soft(string question, int text)
    {
        var norm = 1.2 * (0.25 + (0.75 * units[text].Count / Math.Max(units.Average(found => found.Count), 1e-9)));
        return Question(question).Distinct(StringComparer.Ordinal)
            .Where(asked => IsLemma(asked) && !units[text].Exists(unit => unit.Split('_').Intersect(asked.Split('_')).Any()))
            .Sum(asked => units[text].Where(IsLemma)
                .Select(unit => Math.Max(0, (Cosine(asked, unit) - 0.25) / 0.75) * Math.Min(Idf(asked), Idf(unit)))
                .DefaultIfEmpty()
                .Max()) * 2.2 / (1 + norm);
    }

    private IEnumerable<string> Question(string question) =>
        table.Units(question).Select(unit => unit.Text).Where(unit => IsLemma(unit) || units.Exists(found => found.Contains(unit)));

    private bool IsLemma(string unit) => table.Find(unit) >= 0;

    private double Cosine(string one, string other) => table.Cosine(table.Find(one), table.Find(other));

    private double Idf(string unit)
    {
        var count = units.Count(found => found.Contains(unit));
        return Math.Log(1 + ((units.Count - count + 0.5) / (count + 0.5)));
    }

    private Dictionary<string, double> Sum(IEnumerable<(string Unit, double Weight)> weighted)
    {
        var sum = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (unit, weight) in weighted)
        {
            var vector = new float[table.Dimensions];
            if (IsLemma(unit))
            {
                table.CopyVector(table.Find(unit), vector);
            }
            else
            {
                sum["own " + unit] = sum.GetValueOrDefault("own " + unit) + weight;
            }

            for (var i = 0; i < vector.Length; i++)
            {
                sum[$"{i}"] = sum.GetValueOrDefault($"{i}") + (weight * vector[i]);
            }
        }

        return sum;
    }

    private static double Product(Dictionary<string, double> one, Dictionary<string, double> other) =>
        one.Sum(pair => pair.Value * other.GetValueOrDefault(pair.Key));
}
