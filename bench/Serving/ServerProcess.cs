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
    private readonly LastLines output = new(40);

    private ServerProcess(Process process, DirectoryInfo folder, Uri address)
    {
        this.process = process;
        this.folder = folder;
        Address = address;
        process.OutputDataReceived += (_, line) => output.Add(line.Data);
        process.ErrorDataReceived += (_, line) => output.Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public bool HasExited => process.HasExited;

    public string LastOutput => output.ToString();

    public string FileSystem => new DriveInfo(folder.FullName).DriveFormat;

    public static ServerProcess Start(DirectoryInfo? store)
    {
        var assembly = FindAssembly();
        var data = store is null
            ? Directory.CreateTempSubdirectory("memoryfunctions-bench-")
            : Directory.CreateDirectory(Path.Combine(store.FullName, $"memoryfunctions-bench-{Guid.NewGuid():N}"));
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [assembly, "--urls", address.ToString(), "--data", data.FullName])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(assembly),
        };
        try
        {
            return new ServerProcess(Process.Start(start)!, data, address);
        }
        catch (Win32Exception e)
        {
            data.Delete(recursive: true);
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

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
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
