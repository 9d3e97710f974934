using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Work;

namespace MemoryFunctions.Core.Tests.Work;

public sealed class RetryBackoffTests
{
    [Fact]
    public void A_pause_is_never_longer_than_thirty_seconds_nor_shorter_than_half_of_its_full_length()
    {
        var cases = Gen.Choose(1, int.MaxValue).Or(Gen.Choose(1, 10)).SelectMany(static failures => Gen.Choose(0, 1000), static (failures, random) => (failures, random / 1000d));

        Prop.ForAll(cases.ToArbitrary(), static drawn =>
        {
            var full = new RetryBackoff(static () => 1).After(drawn.failures);
            var pause = new RetryBackoff(() => drawn.Item2).After(drawn.failures);
            return full <= TimeSpan.FromSeconds(30) && pause <= full && pause >= full / 2 && pause > TimeSpan.Zero;
        }).QuickCheckThrowOnFailure();
    }
}
