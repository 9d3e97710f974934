using MemoryFunctions.Core.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Http.Tests.Fakes;

/// <summary>A check that does what the test tells it to do.</summary>
internal sealed class FakeReadiness : IReadinessCheck
{
    public string? Reason { get; set; }

    public Func<CancellationToken, Task>? Wait { get; set; }

    public void Register(IServiceCollection services) => services.AddSingleton<IReadinessCheck>(this);

    public async Task<string?> CheckAsync(CancellationToken cancellationToken)
    {
        if (Wait is not null)
        {
            await Wait(cancellationToken);
        }

        return Reason;
    }
}
