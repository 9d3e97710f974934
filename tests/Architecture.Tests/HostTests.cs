using System.Text.Json;

namespace MemoryFunctions.Architecture.Tests;

public sealed class HostTests
{
    private static readonly JsonElement Host = JsonDocument.Parse(Repository.Read("host.json")).RootElement;
    private static readonly JsonElement Queues = Host.GetProperty("extensions").GetProperty("queues");

    [Fact]
    public void Routes_are_the_same_as_without_the_functions_host() =>
        Assert.Equal("", Host.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());

    [Fact]
    public void The_triggers_read_what_the_app_writes_on_the_queue() => Assert.Equal("base64", Queues.GetProperty("messageEncoding").GetString());

    [Theory]
    [InlineData("maxPollingInterval", "Queue:MaxPollingInterval")]
    [InlineData("visibilityTimeout", "Queue:RetryDelay")]
    [InlineData("maxDequeueCount", "Queue:MaxDequeueCount")]
    public void The_triggers_keep_the_timings_of_the_listener(string property, string setting) =>
        Assert.Equal(Settings.DefaultOf(setting), Queues.GetProperty(property).ToString());

    [Fact]
    public void A_compiled_app_names_no_extension_bundle() => Assert.False(Host.TryGetProperty("extensionBundle", out _));

    [Fact]
    public void The_sample_of_local_settings_names_the_settings_that_the_app_reads()
    {
        var values = JsonDocument.Parse(Repository.Read("local.settings.sample.json")).RootElement.GetProperty("Values");

        var ours = values.EnumerateObject().Select(value => value.Name).Where(name => name.Contains("__", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(ours);
        Assert.All(ours, name => Assert.True(Settings.All.Contains(name.Replace("__", ":", StringComparison.Ordinal)), $"no options class has {name}"));
    }

    [Theory]
    [InlineData("infra/modules/app.bicep")]
    [InlineData("local.settings.sample.json")]
    public void The_schedule_that_the_sweeps_trigger_asks_for_is_set(string path)
    {
        Assert.Contains("\"%Sweep:Schedule%\"", Repository.Read("functions/Timers/SweepFunction.cs"), StringComparison.Ordinal);
        Assert.Contains("Sweep__Schedule", Repository.Read(path), StringComparison.Ordinal);
        Assert.Equal(Settings.DefaultOf("Sweep:Schedule"), BicepText.Load("infra/main.bicep").Declared("sweepSchedule"));
    }

    [Theory]
    [InlineData("infra/modules/app.bicep")]
    [InlineData("local.settings.sample.json")]
    public void The_name_that_the_queue_triggers_ask_for_is_set(string path)
    {
        Assert.Contains("\"%Queue:Name%\"", Repository.Read("functions/Queues/WorkQueueBinding.cs"), StringComparison.Ordinal);
        Assert.Contains("Queue__Name", Repository.Read(path), StringComparison.Ordinal);
    }
}
