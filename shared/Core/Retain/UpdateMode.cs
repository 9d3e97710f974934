namespace MemoryFunctions.Core.Retain;

/// <summary>What an item does to a document that is there already.</summary>
public enum UpdateMode
{
    /// <summary>The item is the whole document now.</summary>
    Replace,

    /// <summary>The item comes behind what the document holds.</summary>
    Append,
}
