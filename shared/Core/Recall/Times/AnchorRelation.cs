namespace MemoryFunctions.Core.Recall.Times;

/// <summary>How what a question asks for lies to a time or an event.</summary>
internal enum AnchorRelation
{
    /// <summary>In its course.</summary>
    During,

    /// <summary>Near it, on either side.</summary>
    Around,

    /// <summary>Up to its start.</summary>
    Before,

    /// <summary>From its end on.</summary>
    After,

    /// <summary>From its start on.</summary>
    Since,

    /// <summary>Up to its end.</summary>
    Until,
}
