using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Curate;

/// <summary>What people think of memories. It is kept with the memory and goes with it.</summary>
public sealed class FeedbackService(ICurationService curation, TimeProvider time)
{
    /// <param name="bank">The bank.</param>
    /// <param name="memoryId">The memory.</param>
    /// <param name="value">Null where there is only a reason.</param>
    /// <param name="reason">Null where there is none. Without both, what was said before is taken back.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The feedback; null where there is no such memory.</returns>
    /// <exception cref="InvalidInputException">The reason is not well formed.</exception>
    public async Task<MemoryFeedback?> GiveAsync(BankId bank, string memoryId, FeedbackValue? value, string? reason, CancellationToken cancellationToken)
    {
        var given = new MemoryFeedback { Id = Guid.NewGuid().ToString(), Value = value, Reason = string.IsNullOrWhiteSpace(reason) ? null : reason, At = time.GetUtcNow() };
        return await curation.EditAsync(bank, memoryId, new MemoryEdit { Feedback = given }, cancellationToken).ConfigureAwait(false) is { } edited
            ? edited.Feedback ?? given
            : null;
    }
}
