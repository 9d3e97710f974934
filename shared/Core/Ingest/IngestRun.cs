using System.Runtime.InteropServices;

namespace MemoryFunctions.Core.Ingest;

/// <summary>What a run over a bank comes to.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Again">When the bank is to be rung for again because of it; null where nobody has to.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct IngestRun(IngestOutcome Outcome, DateTimeOffset? Again = null);
