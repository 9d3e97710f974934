namespace MemoryFunctions.Core.Reflect;

/// <summary>One call for an answer.</summary>
/// <param name="Scope">What for: <c>reflect</c>, or <c>search</c> where the answer was what else to search for.</param>
/// <param name="Duration">How long it took, repairs included.</param>
public sealed record ReflectCall(string Scope, TimeSpan Duration);
