using MemoryFunctions.ScriptedModels;

namespace MemoryFunctions.Integration.Tests.Models;

/// <summary>One program and one server of models for all tests that leave them as they are; each test has banks and turns of its own.</summary>
public sealed class ModelFixture : IAsyncLifetime
{
    private readonly DataFolder folder = new();
    private ScriptedModelServer? server;
    private LocalProcess? process;

    public ScriptedModelServer Server => server!;

    public ScriptedMind Mind { get; } = new();

    public UserBank NewUser(string name) => new(process!.Client, LocalFixture.NewBank(name));

    public async Task InitializeAsync()
    {
        server = await ScriptedModelServer.StartAsync();
        Mind.Serve(server);
        process = await LocalProcess.StartAsync(folder, ModelSettings.For(server));
    }

    public async Task DisposeAsync()
    {
        await process!.DisposeAsync();
        await server!.DisposeAsync();
        folder.Dispose();
    }
}
