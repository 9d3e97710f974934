using MemoryFunctions.Azure.OpenAI;

namespace MemoryFunctions.Azure.Tests.OpenAI;

/// <summary>Tells waits between two tries from time limits, which are longer.</summary>
internal static class ModelDelays
{
    public static TimeSpan Longest => ModelDiscipline.LongestWait;
}
