using System.Buffers;
using System.Text;
using MemoryFunctions.Embedded.Cosmos.Protocol;

namespace MemoryFunctions.Embedded.Cosmos.Items;

/// <summary>The service's rules for the ids of items.</summary>
internal static class ItemId
{
    public const int MaxBytes = 1023;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("/\\?#");

    /// <exception cref="CosmosProblemException">400 when the id is missing or breaks a rule.</exception>
    public static string Check(string? id)
    {
        if (string.IsNullOrEmpty(id))
        {
            throw CosmosProblemException.BadRequest("The input content is invalid because the required property 'id' is missing or not a string.");
        }

        if (id.AsSpan().ContainsAny(Forbidden))
        {
            throw CosmosProblemException.BadRequest("The id must not contain / \\ ? or #.");
        }

        if (Encoding.UTF8.GetByteCount(id) > MaxBytes)
        {
            throw CosmosProblemException.BadRequest($"The id is longer than {MaxBytes} bytes.");
        }

        return id[^1] == ' ' ? throw CosmosProblemException.BadRequest("The id must not end with a space.") : id;
    }
}
