using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace MemoryFunctions.Integration.Tests;

public sealed class StartTests
{
    [Theory]
    [InlineData("--urls", "http://0.0.0.0:0", "--urls")]
    [InlineData("--urls", "http://0.0.0.0:0", "Auth:Keys:0:Key")]
    [InlineData("--Auth:Keys:0:Key", "short-key", "Auth:Keys:0:Key")]
    [InlineData("--Auth:Keys:0:Key", "secret-value-0123456789", "Auth:Keys:0:Tenant", "--Auth:Keys:0:Tenant", "No tenant")]
    [InlineData("--Auth:Keys:0:Key", "secret-value-0123456789", "Auth:Keys:1:Key", "--Auth:Keys:1:Key", "secret-value-0123456789")]
    [InlineData("--Auth:Key", "secret-value-0123456789", "Auth:Key")]
    [InlineData("--Kestrel:Endpoints:A:Url", "http://0.0.0.0:0", "--urls")]
    [InlineData("--urls", "7093", "7093")]
    [InlineData("--Recall:MidCandidates", "0", "Recall:MidCandidates")]
    [InlineData("--Recall:MidCandidates", "abc", "Recall:MidCandidates")]
    [InlineData("--Cosmos:VectorIndex", "flat", "Cosmos:VectorIndex")]
    [InlineData("--port", "1", "--port")]
    [InlineData("--Models:Chat:Timeout", "30", "a bare number is days", "--Models:Chat:Model", "m", "--Models:Chat:ApiKey", "secret-value")]
    [InlineData("--Models:Chat:Model", "--Models:Chat:ApiKey", "--Models:Chat:Model wants a value", "secret-value")]
    [InlineData("--Models:Chat:ApiKey", "secret-value", "after --Models:Chat:ApiKey", "secret-value")]
    [InlineData("--Models:Chat:Model", "m", "after --Models:Chat:Model", "secret-value")]
    public Task What_cannot_be_served_is_refused_in_words_that_name_the_setting(string option, string value, string named, params string[] more) =>
        RefusesAsync(option, value, named, more);

    [Fact]
    public async Task A_port_that_is_taken_is_named_also_on_a_new_folder()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await RefusesAsync("--urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"), "--urls");
    }

    private static async Task RefusesAsync(string option, string value, string named, params string[] more)
    {
        var program = typeof(StartTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "Program").Value!;
        var folder = Directory.CreateTempSubdirectory("memoryfunctions-").FullName;
        try
        {
            var start = new ProcessStartInfo("dotnet", [program, "--data", folder, option, value, .. more]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.Equal(1, process.ExitCode);
            Assert.Contains(named, error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", error + await output, StringComparison.Ordinal);

            // It may be a key that stands where an option should.
            Assert.DoesNotContain("secret-value", error, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
