using MemoryFunctions.Bench.Measuring;
using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Tests;

public sealed class ClosedLoopTests
{
    [Fact]
    public async Task Each_request_is_sent_once_whoever_sends_it()
    {
        var sent = new System.Collections.Concurrent.ConcurrentBag<int>();

        var result = await ClosedLoop.RunAsync(4, number => number < 100, async number =>
        {
            await Task.Yield();
            sent.Add(number);
            return Reply(200);
        });

        Assert.Equal(Enumerable.Range(0, 100), sent.Order());
        Assert.Equal(100, result.Samples.Count);
    }

    [Fact]
    public async Task Failures_count_as_errors_and_in_no_percentile()
    {
        var result = await ClosedLoop.RunAsync(1, number => number < 4, number => number switch
        {
            0 => Task.FromResult(Reply(200)),
            1 => Task.FromResult(Reply(503)),
            2 => Task.FromException<HttpReply>(new HttpRequestException("no connection")),
            _ => Task.FromResult(Reply(200)),
        });

        Assert.Equal(2, result.Errors);
        Assert.Equal(new Percentiles(2, 5, 5, 5, 5), result.Client);
        Assert.Null(result.Server);
    }

    private static HttpReply Reply(int status) => new("GET /", status, [], TimeSpan.FromMilliseconds(5), null);
}
