namespace MemoryFunctions.Core.Banks;

/// <summary>What a change came to.</summary>
/// <param name="Value">The thing that was changed; null where it is not there.</param>
internal sealed record Changed<T>(T? Value)
    where T : class;
