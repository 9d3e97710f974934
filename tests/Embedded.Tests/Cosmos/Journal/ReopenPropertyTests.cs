using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Embedded.Cosmos.Writes;

namespace MemoryFunctions.Embedded.Tests.Cosmos.Journal;

public sealed class ReopenPropertyTests
{
    private enum Verb
    {
        Create,
        Upsert,
        Replace,
        Delete,
        Reopen,
    }

    /// <summary>Any sequence of batches leaves what a dictionary would hold, before and after reopening.</summary>
    [Fact]
    public void The_store_holds_what_a_dictionary_would_hold_and_holds_it_after_reopening()
    {
        var step = Gen.Elements(Enum.GetValues<Verb>()).Zip(Gen.Choose(0, 4)).Zip(Gen.Choose(0, 1000));
        var batch = Gen.Choose(0, 2).Zip(step.NonEmptyListOf());
        Prop.ForAll(
            batch.ListOf().ToArbitrary(),
            batches => RunAsync([.. batches.Select(b => ($"b{b.Item1}", b.Item2.Select(s => (s.Item1.Item1, s.Item1.Item2, s.Item2)).ToList()))])
                .GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    private static async Task<bool> RunAsync(List<(string Bank, List<(Verb Verb, int Id, int Text)> Steps)> batches)
    {
        var folder = new MemoryFolder();
        var model = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var store = await TestStore.OpenAsync(folder, minCompactionBytes: 2000);
        foreach (var (bank, steps) in batches)
        {
            if (steps[0].Verb == Verb.Reopen)
            {
                await store.DisposeAsync();
                folder = folder.AfterPowerFailure(torn: steps[0].Text % 5);
                store = await TestStore.OpenAsync(folder, minCompactionBytes: 2000);
            }

            var results = await store.WriteAsync(bank, [.. steps.Where(s => s.Verb != Verb.Reopen).Select(s => Operation(store, bank, s))]);
            if (Model(model, bank, steps) is { } after)
            {
                model = after;
                Assert.All(results, r => Assert.True(r.IsSuccess));
            }
            else
            {
                Assert.Contains(results, r => !r.IsSuccess);
            }

            Assert.Equal(model, Texts(store));
        }

        var etags = store.Dump();
        await store.DisposeAsync();
        await using var reopened = await TestStore.OpenAsync(folder.AfterPowerFailure());
        Assert.Equal(etags, reopened.Dump());
        return true;
    }

    private static ItemOperation Operation(TestStore store, string bank, (Verb Verb, int Id, int Text) step)
    {
        var content = store.Upsert(bank, $"m{step.Id}", $"{step.Text}", step.Text % 2 == 0 ? $",\"v\":[{step.Text},0.25]" : "").Content;
        return step.Verb switch
        {
            Verb.Create => new ItemOperation(ItemVerb.Create, $"m{step.Id}") { Content = content },
            Verb.Upsert => new ItemOperation(ItemVerb.Upsert, $"m{step.Id}") { Content = content },
            Verb.Replace => new ItemOperation(ItemVerb.Replace, $"m{step.Id}") { Content = content },
            _ => new ItemOperation(ItemVerb.Delete, $"m{step.Id}"),
        };
    }

    /// <returns>Null if the batch must fail.</returns>
    private static SortedDictionary<string, string>? Model(
        SortedDictionary<string, string> before, string bank, List<(Verb Verb, int Id, int Text)> steps)
    {
        var after = new SortedDictionary<string, string>(before, StringComparer.Ordinal);
        foreach (var (verb, id, text) in steps)
        {
            var key = $"{bank}/m{id}";
            var exists = after.ContainsKey(key);
            if ((verb == Verb.Create && exists) || (verb is Verb.Replace or Verb.Delete && !exists))
            {
                return null;
            }

            if (verb == Verb.Delete)
            {
                after.Remove(key);
            }
            else if (verb != Verb.Reopen)
            {
                after[key] = $"{text}";
            }
        }

        return after;
    }

    private static SortedDictionary<string, string> Texts(TestStore store) => new(
        store.Dump().Values
            .Select(json => System.Text.Json.JsonDocument.Parse(json).RootElement)
            .ToDictionary(
                e => $"{e.GetProperty("bank").GetString()}/{e.GetProperty("id").GetString()}", e => e.GetProperty("text").GetString()!, StringComparer.Ordinal),
        StringComparer.Ordinal);
}
