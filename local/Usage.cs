namespace MemoryFunctions.Local;

internal static class Usage
{
    public const string Text = """
        MemoryFunctions, in one process: long-term memory for chat backends.

          dotnet run --project local [-- OPTIONS]
          dotnet run --project local -- reembed --help      (moves what is stored to another embedding model)

          --urls URL     where to listen                  (default http://localhost:7071; environment MEMORYFUNCTIONS_URLS)
          --data DIR     the folder that keeps everything (default .data; environment MEMORYFUNCTIONS_DATA)
          --help         this text

        Every setting may also be given as --Section:Name VALUE or as the environment variable Section__Name, such as
        --Queue:ConnectionString UseDevelopmentStorage=true (bells over Azurite instead of in the process) or
        --Cosmos:Emulator true (the Cosmos DB emulator instead of the folder). All settings: docs/operations.md
        """;

    public static bool IsAskedFor(string[] args) =>
        args.Any(argument => argument is "--help" or "-h" or "-?" or "/?");
}
