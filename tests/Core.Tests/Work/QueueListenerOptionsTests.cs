using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Tests.Work;

public sealed class QueueListenerOptionsTests
{
    [Theory]
    [InlineData("Queue:Parallelism", "0", "1 and 32")]
    [InlineData("Queue:Parallelism", "33", "1 and 32")]
    [InlineData("Queue:MaxDequeueCount", "0", "1 and 100")]
    [InlineData("Queue:DrainTimeout", "02:00:00", "00:00:00 and 01:00:00")]
    public void A_setting_out_of_range_is_refused_at_start_with_its_name_and_range(string setting, string value, string range)
    {
        using var services = Register(setting, value);

        var refused = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains($"{setting} must be between {range}.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("32")]
    public void The_ends_of_a_range_are_allowed(string value)
    {
        using var services = Register("Queue:Parallelism", value);

        services.GetRequiredService<IStartupValidator>().Validate();

        Assert.Equal(value, services.GetRequiredService<IOptions<QueueListenerOptions>>().Value.Parallelism.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static ServiceProvider Register(string setting, string value) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { [setting] = value }).Build())
        .AddQueueListener()
        .BuildServiceProvider();
}
