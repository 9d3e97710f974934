using System.Runtime.InteropServices;

namespace MemoryFunctions.Core.Ingest;

/// <summary>How a fact stands in its group.</summary>
/// <param name="Shown">Whether readers see it.</param>
/// <param name="Proofs">How many sources say it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Standing(bool Shown, int Proofs);
