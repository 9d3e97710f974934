namespace MemoryFunctions.Http.Mem0;

/// <summary>Route templates of this contract.</summary>
internal static class Mem0Routes
{
    public const string Ping = "v1/ping";
    public const string Add = "v3/memories/add";
    public const string Search = "v3/memories/search";
    public const string List = "v3/memories";
}
