using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace MemoryFunctions.Integration.Tests;

/// <summary>The <c>local</c> program on a free port over a folder.</summary>
public sealed partial class LocalProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(90);

    private readonly Process process;

    private LocalProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
        Client = new MemoryClient(new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(4) });
    }

    public MemoryClient Client { get; }

    /// <summary>As the program prints it.</summary>
    public Uri Address { get; }

    /// <summary>The service.</summary>
    public static Task<LocalProcess> StartAsync(DataFolder folder, params IReadOnlyList<string> settings) => StartAsync(folder, [], settings);

    /// <summary>Another command, beside which the service runs.</summary>
    public static Task<LocalProcess> StartCommandAsync(string command, DataFolder folder, params IReadOnlyList<string> settings) =>
        StartAsync(folder, [command], settings);

    /// <summary>A command that ends by itself, and perhaps before it serves.</summary>
    /// <returns>Its exit code and what it printed.</returns>
    public static async Task<(int Code, string Output)> RunAsync(string command, DataFolder folder, params IReadOnlyList<string> settings)
    {
        using var run = new Process { StartInfo = Info(folder, [command], settings) };
        run.Start();
        var (output, error) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        var all = await output + await error;
        await run.WaitForExitAsync();
        return (run.ExitCode, all);
    }

    private static async Task<LocalProcess> StartAsync(DataFolder folder, string[] command, IReadOnlyList<string> settings)
    {
        var started = new Process { StartInfo = Info(folder, command, settings) };
        var output = new StringBuilder();
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        started.OutputDataReceived += (_, line) => Read(line.Data);
        started.ErrorDataReceived += (_, line) => Read(line.Data);
        started.EnableRaisingEvents = true;
        started.Exited += (_, _) => _ = EndedAsync();
        started.Start();
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        try
        {
            return new LocalProcess(started, await listening.Task.WaitAsync(StartTimeout));
        }
        catch (TimeoutException e)
        {
            started.Kill();
            throw new TimeoutException($"not started:\n{output}", e);
        }

        // A process has ended before all that it printed is read.
        async Task EndedAsync()
        {
            await started.WaitForExitAsync();
            listening.TrySetException(new InvalidOperationException($"ended with {started.ExitCode}:\n{output}"));
        }

        void Read(string? line)
        {
            lock (output)
            {
                output.AppendLine(line);
            }

            if (line is not null && Listening().Match(line) is { Success: true } match)
            {
                listening.TrySetResult(new Uri(match.Groups["url"].Value));
            }
        }
    }

    private static ProcessStartInfo Info(DataFolder folder, string[] command, IReadOnlyList<string> settings)
    {
        var program = typeof(LocalProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "Program").Value!;
        return new ProcessStartInfo("dotnet", [program, .. command, "--urls", "http://127.0.0.1:0", "--data", folder.Path, .. settings])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    /// <summary>Ends it as a power cut would: nothing of it runs any more when this returns.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    [GeneratedRegex(@"listening\s+(?<url>http://[^\s,]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();
}
