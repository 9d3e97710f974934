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

        Models, none of which are set by default (another embedding model wants another folder, or reembed):
          --Models:Chat:Model MODEL        states facts and answers; with --Models:Chat:ApiKey KEY for OpenAI, with
                                           --Models:Chat:Endpoint URL for Azure OpenAI or any compatible server
          --Models:Embedding:Model MODEL   compares meanings; with ApiKey, Endpoint and Dimensions under Models:Embedding

        Every setting may also be given as --Section:Name VALUE or as the environment variable Section__Name (keys are better
        there: other users of the machine can read a command line), such as
        --Queue:ConnectionString UseDevelopmentStorage=true (bells over Azurite instead of in the process) or
        --Cosmos:Emulator true (the Cosmos DB emulator instead of the folder). All settings: docs/operations.md
        """;

    public static bool IsAskedFor(string[] args) =>
        args.Any(argument => argument is "--help" or "-h" or "-?" or "/?");
}
