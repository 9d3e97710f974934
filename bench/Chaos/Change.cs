namespace MemoryFunctions.Bench.Chaos;

/// <summary>What a call asks for.</summary>
internal abstract record Change
{
    /// <summary>The document holds these lines and no others.</summary>
    public sealed record Replace(IReadOnlyList<Line> Lines) : Change;

    /// <summary>These lines come behind what it holds.</summary>
    public sealed record Append(IReadOnlyList<Line> Lines) : Change;

    public sealed record Delete : Change;

    public Content ApplyTo(Content content) => this switch
    {
        Replace replace => new Content(replace.Lines),
        Append append => content.With(append.Lines),
        _ => Content.Nothing,
    };
}
