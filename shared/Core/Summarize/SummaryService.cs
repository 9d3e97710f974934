using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Filters;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Reflect;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Summarize;

/// <summary>
/// Says what a bank's memories come to: of the newest that fit, not of those that a search finds. Without a language model it quotes
/// them.
/// </summary>
public sealed class SummaryService(IBankStore banks, IMemoryStore memories, IAnswerer answerer, IOptions<ReflectOptions> options, TimeProvider time)
{
    /// <summary>More texts than fit in any case.</summary>
    private const int MostListed = 1_000;

    /// <param name="of">The bank, and what its memories must be like.</param>
    /// <param name="question">What to say of them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null where there are no such memories.</returns>
    /// <exception cref="ModelException">The language model did not answer, not in time, or nothing that can be used.</exception>
    public async Task<Summary?> WriteAsync(BankCondition of, SummaryQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(of);
        ArgumentNullException.ThrowIfNull(question);
        if (await banks.ReadHeaderAsync(of.Bank, cancellationToken).ConfigureAwait(false) is not { } header)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var page = await memories.ListAsync(
            of.Bank, header.View, new MemoryListQuery { Limit = MostListed, Condition = of.Condition, At = now, ConsolidatedTo = header.Observing.Version }, cancellationToken)
            .ConfigureAwait(false);
        var evidence = new Evidence(options.Value.HighTokens, 0);
        if (page.Items.Count == 0 || !evidence.Add([page.Items]))
        {
            return null;
        }

        var profile = await banks.ReadProfileAsync(of.Bank, header.Life, cancellationToken).ConfigureAwait(false);
        var request = new AnswerRequest
        {
            Question = question.Question,
            Context = question.Context,
            Mission = profile?.Mission ?? "",
            Disposition = profile?.Disposition ?? new Disposition(),
            Memories = evidence.Memories,
            ResponseSchema = question.Schema,
            MaxTokens = question.MaxTokens,
            Now = now,
        };
        var answer = await AskAsync(request, cancellationToken).ConfigureAwait(false);
        return new Summary { Text = answer.Text, Structured = answer.Structured, Read = evidence.Memories, Total = page.Total, Version = header.Version };
    }

    private async Task<MemoryAnswer> AskAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Value.Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return await answerer.AnswerAsync(request, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ModelException("there was no summary within Reflect:Timeout", isTransient: true, e);
        }
    }
}
