using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Tests.Memories;

public sealed class TermSketchTests
{
    private const int MaxBase64 = 64 * 1024;

    [Fact]
    public void A_frequency_is_never_too_low_and_seldom_too_high() =>
        Prop.ForAll(Steps(), steps =>
        {
            var (sketch, model) = (TermSketch.Empty, new Dictionary<string, int>(StringComparer.Ordinal));
            foreach (var (added, removed) in steps)
            {
                var gone = removed.Where(term => model.GetValueOrDefault(term) > 0).Distinct(StringComparer.Ordinal).ToList();
                foreach (var term in added)
                {
                    model[term] = model.GetValueOrDefault(term) + 1;
                }

                gone.ForEach(term => model[term]--);
                sketch = TermSketch.Read(sketch.Change(Hash(added), Hash(gone)).Write());
                Assert.All(model, pair => Assert.True(sketch.Frequency(pair.Key) >= pair.Value));
                Assert.True(model.Count(pair => sketch.Frequency(pair.Key) != pair.Value) <= 2);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Removing_all_that_was_added_leaves_nothing() =>
        Prop.ForAll(Term().ListOf().ToArbitrary(), terms =>
            Assert.Empty(TermSketch.Empty.Change(Hash(terms), []).Change([], Hash(terms)).Write())).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Bytes_that_no_sketch_wrote_do_not_make_reading_fail() =>
        Prop.ForAll<byte[]>(bytes => Assert.InRange(TermSketch.Read(bytes).Frequency("x"), int.MinValue, int.MaxValue)).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void A_sketch_of_a_large_bank_fits_64_KB_of_base_64_and_still_knows_its_rare_terms()
    {
        // 60,000 words: 50,000 stand in one memory, the others in up to 20,000.
        var rare = Enumerable.Range(0, 50_000).Select(at => $"rare{at}").ToList();
        var common = Enumerable.Range(1, 10_000).SelectMany(at => Enumerable.Repeat($"common{at}", Math.Max(1, 20_000 / at)));
        var bytes = TermSketch.Empty.Change(Hash([.. rare, .. common]), []).Write();
        Assert.InRange(Convert.ToBase64String(bytes).Length, 1, MaxBase64);
        var read = TermSketch.Read(bytes);
        Assert.All(rare, term => Assert.True(read.Frequency(term) > 0));
        Assert.True(read.Frequency("common1") >= 20_000);
    }

    [Fact]
    public void A_sketch_fits_however_full_it_is_and_still_knows_every_term()
    {
        // 200 in each of the 32,768 counters, in the form that lists them all.
        var full = TermSketch.Read([1, .. Enumerable.Repeat(new byte[] { 0xC8, 1 }, 1 << 15).SelectMany(count => count)]);
        Assert.Equal(200, full.Frequency("anything"));
        var bytes = full.Write();
        Assert.InRange(Convert.ToBase64String(bytes).Length, 1, MaxBase64);
        Assert.Equal(127, TermSketch.Read(bytes).Frequency("anything"));
    }

    [Fact]
    public void A_term_that_becomes_common_in_a_large_bank_one_memory_at_a_time_is_counted()
    {
        var sketch = TermSketch.Empty.Change(Hash(Enumerable.Range(0, 100_000).Select(at => $"filler{at}")), []);
        for (var at = 0; at < 10; at++)
        {
            sketch = TermSketch.Read(sketch.Change(Hash(["biscuit"]), []).Write());
        }

        Assert.True(sketch.Frequency("biscuit") >= 10);
    }

    private static Gen<string> Term() => Gen.Choose(0, 300).Select(at => $"term{at}");

    private static Arbitrary<List<(List<string> Added, List<string> Removed)>> Steps() =>
        Term().ListOf().Zip(Term().ListOf()).Select(pair => (pair.Item1.ToList(), pair.Item2.ToList())).NonEmptyListOf().Select(steps => steps.ToList()).ToArbitrary();

    private static IEnumerable<uint> Hash(IEnumerable<string> terms) => terms.Select(TermHash.Of);
}
