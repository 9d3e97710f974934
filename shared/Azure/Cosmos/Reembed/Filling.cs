namespace MemoryFunctions.Azure.Cosmos.Reembed;

/// <summary>How far a container has come that is being filled from another.</summary>
internal static class Filling
{
    /// <summary>The other one is still written to, or not all of it has been copied.</summary>
    public const string Begun = "begun";

    /// <summary>It has all that the other one had when that was sealed: the service may start on it.</summary>
    public const string Done = "done";
}
