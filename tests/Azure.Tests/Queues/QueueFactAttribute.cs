using MemoryFunctions.Azure.Tests.Queues;

namespace MemoryFunctions.Tests.Queues;

/// <summary>A test against Azurite: skipped with the reason where it is not installed, but never in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class QueueFactAttribute : FactAttribute
{
    public QueueFactAttribute()
    {
        if (!string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
        {
            Skip = Azurite.Missing;
        }
    }
}
