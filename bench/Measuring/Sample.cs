using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Measuring;

/// <summary>What is remembered of one request: its body is not.</summary>
/// <param name="Status">The status of the answer; 0 where none came.</param>
/// <param name="Client">Milliseconds until the answer was read.</param>
/// <param name="Server">Milliseconds the server says it took itself, if it does.</param>
internal sealed record Sample(int Status, double Client, double? Server)
{
    public static Sample Unanswered { get; } = new(0, 0, null);

    public bool IsSuccess => Status is >= 200 and < 300;

    public static Sample Of(HttpReply reply) => new(reply.Status, reply.Elapsed.TotalMilliseconds, reply.ServerMilliseconds);
}
