using System.ComponentModel;

namespace MemoryFunctions.Http.Banks;

/// <summary>How much chunk text to bring.</summary>
internal sealed record ChunkIncludeOptions
{
    public const int DefaultMaxTokens = 8192;

    [DefaultValue(DefaultMaxTokens)]
    public int? MaxTokens { get; init; }
}
