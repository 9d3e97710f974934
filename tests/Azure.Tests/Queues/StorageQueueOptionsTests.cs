using MemoryFunctions.Azure.Queues;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.Tests.Queues;

public sealed class StorageQueueOptionsTests
{
    [Theory]
    [InlineData("Queue:ServiceUri", "Queue:ServiceUri", "http://account.queue.core.windows.net")]
    [InlineData("Queue:ServiceUri")]
    [InlineData("Queue:ConnectionString", "Queue:ConnectionString", "UseDevelopmentStorage=true", "Queue:ServiceUri", "https://a.queue.core.windows.net")]
    [InlineData("Queue:Name", "Queue:ConnectionString", "UseDevelopmentStorage=true", "Queue:Name", "Not_A_Name")]
    [InlineData("Queue:RetryDelay", "Queue:ConnectionString", "UseDevelopmentStorage=true", "Queue:RetryDelay", "8.00:00:00")]
    [InlineData("Queue:VisibilityTimeout", "Queue:ConnectionString", "UseDevelopmentStorage=true", "Queue:VisibilityTimeout", "00:00:00")]
    [InlineData("Queue:MaxPollingInterval", "Queue:ConnectionString", "UseDevelopmentStorage=true", "Queue:MaxPollingInterval", "00:02:00")]
    public void A_wrong_setting_is_refused_with_its_name(string setting, params string[] settings)
    {
        using var services = Register(settings);

        var refused = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(setting, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_string_that_is_none_is_refused_by_name_and_never_repeated()
    {
        using var services = Register("Queue:ConnectionString", "AccountKey=secret-of-mine");

        var refused = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains("Queue:ConnectionString", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-of-mine", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Queue:ConnectionString", "UseDevelopmentStorage=true")]
    [InlineData("Queue:ServiceUri", "https://account.queue.core.windows.net")]
    public async Task Either_way_to_the_account_gives_one_queue_with_both_sides(string setting, string value)
    {
        await using var services = Register(setting, value);

        services.GetRequiredService<IStartupValidator>().Validate();

        Assert.Same(services.GetRequiredService<IWorkQueue>(), services.GetRequiredService<IWorkQueueReceiver>());
    }

    private static ServiceProvider Register(params string[] settings)
    {
        var pairs = settings.Chunk(2).Where(static pair => pair.Length == 2).ToDictionary(static pair => pair[0], static pair => (string?)pair[1], StringComparer.Ordinal);
        return new ServiceCollection()
            .AddLogging()
            .AddStorageQueue(new ConfigurationBuilder().AddInMemoryCollection(pairs).Build())
            .BuildServiceProvider();
    }
}
