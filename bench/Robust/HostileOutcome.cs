namespace MemoryFunctions.Bench.Robust;

/// <param name="Answers">How often each status came, by call.</param>
/// <param name="Faults">What must not be, in words.</param>
internal sealed record HostileOutcome(IReadOnlyDictionary<string, int> Answers, IReadOnlyList<string> Faults);
