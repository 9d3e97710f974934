using MemoryFunctions.Core.Banks;

namespace MemoryFunctions.Core.MentalModels;

/// <summary>Does what a refresh does and keeps nothing of it. A language model takes the tokens of a refresh for it.</summary>
public sealed class MentalModelPreviewer(IBankStore banks, MentalModelReader reader, MentalModelWriter writer, TimeProvider time)
{
    /// <summary>What a refresh would write now; null where there is no mental model of that id.</summary>
    public async Task<MentalModelPreview?> PreviewAsync(BankId bank, string id, CancellationToken cancellationToken)
    {
        var (started, readAt) = (time.GetTimestamp(), time.GetUtcNow());
        if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { } header
            || await reader.ReadAsync(bank, header, id, cancellationToken).ConfigureAwait(false) is not { } current)
        {
            return null;
        }

        var (text, answer) = await writer.WriteAsync(bank, header.Version, current.Model, cancellationToken).ConfigureAwait(false);
        return new MentalModelPreview(current, readAt, text, answer, time.GetElapsedTime(started));
    }
}
