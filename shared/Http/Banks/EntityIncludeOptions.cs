using System.ComponentModel;

namespace MemoryFunctions.Http.Banks;

/// <summary>How much to say of entities.</summary>
internal sealed record EntityIncludeOptions
{
    public const int DefaultMaxTokens = 500;

    [DefaultValue(DefaultMaxTokens)]
    public int? MaxTokens { get; init; }
}
