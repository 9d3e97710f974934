using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MemoryFunctions.Bench.Serving;

/// <summary>The product as its users run it: a process with a free port and a data folder that goes with it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string Assembly = "MemoryFunctions.Local.dll";

    private readonly Process process;
    private readonly DirectoryInfo folder;
    private readonly IReadOnlyList<string> settings;
    private bool keepsFolder;
    private readonly LastLines output = new(40);

    private ServerProcess(Process process, DirectoryInfo folder, bool keepsFolder, IReadOnlyList<string> settings, Uri address)
    {
        this.settings = settings;
        this.process = process;
        this.folder = folder;
        this.keepsFolder = keepsFolder;
        Address = address;
        process.OutputDataReceived += (_, line) => output.Add(line.Data);
        process.ErrorDataReceived += (_, line) => output.Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>The operating system's number of it.</summary>
    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public string LastOutput => output.ToString();

    public string FileSystem => new DriveInfo(folder.FullName).DriveFormat;

    public static ServerProcess Start(DirectoryInfo? store, IReadOnlyList<string> settings)
    {
        var data = MakeFolder(store);
        try
        {
            return Start(data, keepsFolder: false, settings);
        }
        catch (BenchException)
        {
            data.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>On a folder that stays when the process goes.</summary>
    public static ServerProcess StartOn(DirectoryInfo data, params IReadOnlyList<string> settings) => Start(data, keepsFolder: true, settings);

    /// <summary>An empty folder for data.</summary>
    public static DirectoryInfo MakeFolder(DirectoryInfo? store) => store is null
        ? Directory.CreateTempSubdirectory("memoryfunctions-bench-")
        : Directory.CreateDirectory(Path.Combine(store.FullName, $"memoryfunctions-bench-{Guid.NewGuid():N}"));

    private static ServerProcess Start(DirectoryInfo data, bool keepsFolder, IReadOnlyList<string> settings)
    {
        var assembly = FindAssembly();
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [assembly, "--urls", address.ToString(), "--data", data.FullName, .. settings])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(assembly),
        };
        try
        {
            return new ServerProcess(Process.Start(start)!, data, keepsFolder, settings, address);
        }
        catch (Win32Exception e)
        {
            throw new BenchException($"The instance could not be started: {e.Message}", e);
        }
    }

    /// <summary>Bytes of memory that the process occupies now.</summary>
    public long WorkingSet()
    {
        lock (output)
        {
            process.Refresh();
            return process.HasExited ? 0 : process.WorkingSet64;
        }
    }

    /// <summary>What the process has computed so far, on all processors together.</summary>
    public TimeSpan ProcessorTime()
    {
        lock (output)
        {
            process.Refresh();
            return process.HasExited ? TimeSpan.Zero : process.TotalProcessorTime;
        }
    }

    /// <summary>Ends it as a power cut would (SIGKILL): nothing of it runs any more when this returns.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
    }

    /// <summary>Ends it and starts another on the same folder, which takes the folder over; this one is disposed.</summary>
    public async Task<ServerProcess> RestartAsync(IReadOnlyList<string>? others = null)
    {
        await KillAsync();
        var next = Start(folder, keepsFolder, others ?? settings);
        keepsFolder = true;
        await DisposeAsync();
        return next;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
        if (!keepsFolder)
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Beside our own output in the artifacts folder, in the same configuration.</summary>
    private static string FindAssembly()
    {
        var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var path = Path.Combine(own.Parent!.Parent!.FullName, "Local", own.Name, Assembly);
        return File.Exists(path) ? path : throw new BenchException($"{path} is missing: build local/ in the same configuration, or name an instance with --url.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
