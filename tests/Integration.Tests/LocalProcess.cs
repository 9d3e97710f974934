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
        Client = new MemoryClient(new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(4) });
    }

    public MemoryClient Client { get; }

    public static async Task<LocalProcess> StartAsync(DataFolder folder, params IReadOnlyList<string> settings)
    {
        var program = typeof(LocalProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "Program").Value!;
        var started = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [program, "--urls", "http://127.0.0.1:0", "--data", folder.Path, .. settings])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        var output = new StringBuilder();
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        started.OutputDataReceived += (_, line) => Read(line.Data);
        started.ErrorDataReceived += (_, line) => Read(line.Data);
        started.EnableRaisingEvents = true;
        started.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"ended with {started.ExitCode}:\n{output}"));
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
