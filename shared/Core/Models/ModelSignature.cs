using System.Globalization;

namespace MemoryFunctions.Core.Models;

/// <summary>Which embedding model filled a container; vectors of different signatures cannot be compared.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Dimensions">The length of its vectors.</param>
public readonly record struct ModelSignature(string Model, int Dimensions)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Model}/{Dimensions}");
}
