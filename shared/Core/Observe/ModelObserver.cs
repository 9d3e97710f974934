using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Observe;

/// <summary>Asks a language model what several facts show together; no call where there are not two of them.</summary>
internal sealed class ModelObserver(IChatModel model) : IObserver
{
    /// <summary>More facts than this that the model refuses to read by themselves, and what it refuses goes along with all of them.</summary>
    private const int MostRefused = 3;

    public async Task<ObservationAnswer> ObserveAsync(ObservationRequest request, CancellationToken cancellationToken)
    {
        IReadOnlyList<KnownObservation> observations = [.. request.Observations.Select(KnownObservation.Of)];
        var (usage, refused) = (default(TokenUsage), new HashSet<string>(StringComparer.Ordinal));
        var parts = new Stack<(int From, int Count)>([(0, request.NewFacts.Count)]);
        while (parts.TryPop(out var part))
        {
            if (part.Count == 0 || (observations.Count == 0 && part.From + part.Count + request.OtherFacts.Count < 2))
            {
                continue;
            }

            // What an earlier part has looked at is known to the later ones, and so is what it made of it.
            var sheet = new ObservationSheet(
                request.Mission,
                [.. request.NewFacts.Skip(part.From).Take(part.Count)],
                [.. request.OtherFacts, .. request.NewFacts.Take(part.From).Where(fact => !refused.Contains(fact.Id))],
                observations);
            try
            {
                (observations, var used) = await StructuredChat.AskAsync(model, ObservationPrompt.Request(sheet.Write()), sheet.Read, cancellationToken).ConfigureAwait(false);
                usage += used;
            }
            catch (ModelException e)
            {
                usage += e.Usage;
                if (e.Fault == ModelFault.Refused && part.Count == 1 && request.NewFacts.Count > 1 && refused.Count < MostRefused)
                {
                    // It bears nothing out; the others are not to miss theirs because of it.
                    refused.Add(request.NewFacts[part.From].Id);
                    continue;
                }

                if (part.Count == 1 || e.Fault == ModelFault.Unavailable)
                {
                    throw new ModelException(e.Message, e.IsTransient, e) { Fault = e.Fault, Usage = usage, RetryAfter = e.RetryAfter };
                }

                var half = part.Count / 2;
                parts.Push((part.From + half, part.Count - half));
                parts.Push((part.From, half));
            }
        }

        return new ObservationAnswer([.. observations.Where(observation => observation.IsChanged).Select(State)], usage);
    }

    private static StatedObservation State(KnownObservation observation) => new()
    {
        Replaces = observation.Id,
        Text = observation.Text,
        Entity = observation.Entity,
        Sources = observation.Sources,
    };
}
