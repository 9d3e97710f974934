namespace MemoryFunctions.Core.Memories;

/// <summary>What of a memory a person has set: a later version of its document leaves that alone.</summary>
[Flags]
public enum EditedParts
{
    None = 0,
    Text = 1,
    Context = 2,
    Metadata = 4,
    Tags = 8,
    Other = 16,
}
