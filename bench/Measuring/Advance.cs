namespace MemoryFunctions.Bench.Measuring;

/// <summary>Tells a progress report that so many more steps are done; from any thread.</summary>
internal delegate void Advance(int steps = 1);
