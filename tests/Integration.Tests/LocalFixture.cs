namespace MemoryFunctions.Integration.Tests;

/// <summary>One program for all tests of a class; each test has banks of its own.</summary>
public sealed class LocalFixture : IAsyncLifetime
{
    private readonly DataFolder folder = new();
    private LocalProcess? process;

    public MemoryClient Client => process!.Client;

    public static string NewBank(string name) => $"{name}-{Guid.NewGuid()}";

    public async Task InitializeAsync() => process = await LocalProcess.StartAsync(folder);

    public async Task DisposeAsync()
    {
        await process!.DisposeAsync();
        folder.Dispose();
    }
}
