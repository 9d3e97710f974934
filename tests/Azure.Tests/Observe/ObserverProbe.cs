using System.Collections.Concurrent;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Observe;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Azure.Tests.Observe;

/// <summary>Puts facts together that begin with the same word, and rewrites what it said of that word before.</summary>
internal sealed class ObserverProbe : IObserver
{
    private readonly ConcurrentQueue<ObservationRequest> asked = new();

    public IReadOnlyList<ObservationRequest> Asked => [.. asked];

    public Func<ObservationRequest, Task>? Before { get; set; }

    public void Register(IServiceCollection services) =>
        services.AddSingleton<IObserver>(this).Configure<ObserveOptions>(options => (options.NewFacts, options.MinFacts) = (1, 2));

    public async Task<ObservationAnswer> ObserveAsync(ObservationRequest request, CancellationToken cancellationToken)
    {
        asked.Enqueue(request);
        await (Before?.Invoke(request) ?? Task.CompletedTask);
        var stated = request.NewFacts.Concat(request.OtherFacts)
            .GroupBy(Word, StringComparer.Ordinal)
            .Where(about => about.Count() > 1)
            .Select(about => new StatedObservation
            {
                Replaces = request.Observations.FirstOrDefault(observation => observation.Entities[0] == about.Key)?.Id,
                Entity = about.Key,
                Text = $"About {about.Key}: {string.Join("; ", about.Select(fact => fact.Text).Order(StringComparer.Ordinal))}",
                Sources = [.. about.Select(fact => fact.Id)],
            })
            .ToList();
        return new ObservationAnswer(stated, new TokenUsage(50, 5));
    }

    public static string Word(MemoryUnit fact) => fact.Text.Split(' ')[0];
}
