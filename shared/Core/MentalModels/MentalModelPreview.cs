using MemoryFunctions.Core.Reflect;

namespace MemoryFunctions.Core.MentalModels;

/// <summary>What a refresh would write now.</summary>
/// <param name="Current">The model as it is.</param>
/// <param name="ReadAt">From when on what is retained is not surely in it.</param>
/// <param name="Text">The text that a refresh would keep.</param>
/// <param name="Answer">The answer that the text is, with how it came about.</param>
/// <param name="Duration">How long it took.</param>
public sealed record MentalModelPreview(MentalModelView Current, DateTimeOffset ReadAt, MentalText Text, ReflectAnswer Answer, TimeSpan Duration);
