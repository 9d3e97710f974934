using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace MemoryFunctions.Azure.Tests.Queues;

/// <summary>One Azurite for all tests of the collection, in memory, on a port of its own.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private const string Account = "tests";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private Process? _process;
    private int _queues;

    public string ConnectionString { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (Azurite.Missing is { } reason)
        {
            throw new InvalidOperationException($"Azurite cannot start: {reason}");
        }

        var port = FreePort();
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
        ConnectionString = Connect(port, key);
        _process = Process.Start(new ProcessStartInfo("node")
        {
            ArgumentList =
            {
                Azurite.Script, "--silent", "--disableTelemetry", "--skipApiVersionCheck", "--inMemoryPersistence",
                "--queueHost", "127.0.0.1", "--queuePort", port.ToString(CultureInfo.InvariantCulture),
            },
            Environment = { ["AZURITE_ACCOUNTS"] = $"{Account}:{key}" },
            WorkingDirectory = Path.GetTempPath(),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException("Azurite did not start");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await WaitUntilItAnswersAsync(port);
    }

    public async Task DisposeAsync()
    {
        if (_process is { } process)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    /// <summary>A queue that no other test uses.</summary>
    public string NewQueueName() => string.Create(CultureInfo.InvariantCulture, $"work-{Interlocked.Increment(ref _queues)}");

    public static string Connect(int port, string key) => string.Create(
        CultureInfo.InvariantCulture,
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={key};QueueEndpoint=http://127.0.0.1:{port}/{Account};");

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitUntilItAnswersAsync(int port)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/")), patience.Token);
                return;
            }
            catch (HttpRequestException) when (_process is { HasExited: false })
            {
                await Task.Delay(50, patience.Token);
            }
        }
    }
}
