namespace MemoryFunctions.Core.Curate;

/// <summary>A value to set, or that it is to be taken away.</summary>
/// <param name="Value">The value; null takes it away.</param>
public readonly record struct Change<T>(T? Value)
    where T : struct;
