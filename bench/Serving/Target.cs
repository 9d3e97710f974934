namespace MemoryFunctions.Bench.Serving;

/// <summary>Where to measure.</summary>
/// <param name="Url">An instance that runs already; null starts one.</param>
/// <param name="Store">The folder in which a started instance's data folder is made; null means the system's temporary folder.</param>
internal sealed record Target(Uri? Url, DirectoryInfo? Store)
{
    public Task<Instance> OpenAsync(CancellationToken cancellationToken) =>
        Url is null ? Instance.StartAsync(Store, [], cancellationToken) : Instance.AttachAsync(Url, cancellationToken);
}
