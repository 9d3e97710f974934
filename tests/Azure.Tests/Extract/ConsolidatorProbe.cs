using System.Collections.Concurrent;
using MemoryFunctions.Core.Models;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Azure.Tests.Extract;

/// <summary>Decides as a test says.</summary>
public sealed class ConsolidatorProbe : IConsolidator
{
    private readonly ConcurrentQueue<IReadOnlyList<NewFact>> asked = new();

    public IReadOnlyList<IReadOnlyList<NewFact>> Asked => [.. asked];

    public Func<IReadOnlyList<NewFact>, Task>? Before { get; set; }

    public Func<NewFact, ConsolidationDecision> Decide { get; set; } = _ => ConsolidationDecision.Add;

    public void Register(IServiceCollection services) => services.AddSingleton<IConsolidator>(this);

    public async Task<ConsolidationAnswer> ConsolidateAsync(IReadOnlyList<NewFact> facts, CancellationToken cancellationToken)
    {
        asked.Enqueue(facts);
        await (Before?.Invoke(facts) ?? Task.CompletedTask);
        return new ConsolidationAnswer([.. facts.Select(Decide)], new TokenUsage(100, 10));
    }
}
