using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Core.Tests.Recall;

public sealed class RecentlyUsedTests
{
    [Fact]
    public void The_last_half_that_was_used_is_there_and_never_more_than_fit() =>
        Prop.ForAll(Gen.Choose(0, 30).ListOf(200).Zip(Gen.Choose(2, 20)).ToArbitrary(), ((List<int> Keys, int Capacity) given) =>
        {
            var (keys, capacity) = given;
            var cache = new RecentlyUsed<string>(capacity);
            var used = new List<string>();
            foreach (var key in keys.Select(key => key.ToString(CultureInfo.InvariantCulture)))
            {
                var recent = used.AsEnumerable().Reverse().Distinct(StringComparer.Ordinal).ToList();
                var found = cache.Find(key);
                Assert.True(found is null || string.Equals(found, key, StringComparison.Ordinal));
                Assert.True(found is not null || !recent.Take(capacity / 2).Contains(key, StringComparer.Ordinal), key);
                cache.Keep(key, key);
                used.Add(key);
            }

            Assert.InRange(Enumerable.Range(0, 31).Count(key => cache.Find(key.ToString(CultureInfo.InvariantCulture)) is not null), 1, capacity + 1);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void What_is_kept_again_is_the_last_of_it()
    {
        var cache = new RecentlyUsed<string>(4);
        cache.Keep("a", "1");
        cache.Keep("a", "2");
        Assert.Equal("2", cache.Find("a"));
    }

    [Fact]
    public void Without_room_nothing_is_kept()
    {
        var cache = new RecentlyUsed<string>(0);
        cache.Keep("a", "1");
        Assert.Null(cache.Find("a"));
    }
}
