using System.Diagnostics;
using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Measuring;

/// <summary>
/// Callers that each send the next request as soon as the last is answered; or, at a rate, when its time has come: then what
/// a request waited for a free caller counts as its time too.
/// </summary>
internal static class ClosedLoop
{
    /// <param name="callers">How many at a time.</param>
    /// <param name="goesOn">Whether the request of a number, counted over all callers, is still to be sent.</param>
    /// <param name="send">Sends it.</param>
    /// <param name="perSecond">The rate; null for as fast as answered.</param>
    public static async Task<LoadResult> RunAsync(int callers, Func<int, bool> goesOn, Func<int, Task<HttpReply>> send, int? perSecond = null)
    {
        var number = -1;
        var started = Stopwatch.GetTimestamp();
        var results = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(CallAsync)));
        return new LoadResult([.. results.SelectMany(replies => replies)], Stopwatch.GetElapsedTime(started));

        async Task<List<Sample>> CallAsync()
        {
            var samples = new List<Sample>();
            for (var mine = Interlocked.Increment(ref number); goesOn(mine); mine = Interlocked.Increment(ref number))
            {
                var late = await TimeComesAsync(mine);
                var sample = await TryAsync(mine);
                samples.Add(sample with { Client = sample.Client + late });
            }

            return samples;
        }

        // How long ago the request should have been sent. Timers are too coarse to send by: who is early waits for the next one only.
        async Task<double> TimeComesAsync(int mine)
        {
            if (perSecond is not { } rate)
            {
                return 0;
            }

            var ahead = (mine * 1000.0 / rate) - Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            if (ahead >= 1)
            {
                await Task.Delay((int)ahead);
            }

            return Math.Max(0, -ahead);
        }

        async Task<Sample> TryAsync(int mine)
        {
            try
            {
                return Sample.Of(await send(mine));
            }
            catch (HttpRequestException)
            {
                return Sample.Unanswered;
            }
        }
    }
}
