using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Directives;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.MentalModels;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Reflect;

/// <summary>Answers a question in words, from a bank's memories and nothing else.</summary>
public sealed class ReflectService(
    BankService banks,
    RecallService recall,
    DirectiveService directives,
    MentalModelReader models,
    IAnswerer answerer,
    IOptions<ReflectOptions> options,
    TimeProvider time,
    ILogger<ReflectService> logger)
{
    /// <summary>The answer where nothing was found: no model can say more than that.</summary>
    public const string NothingRemembered = "Nothing is remembered that answers this.";

    /// <summary>More mental models than this crowd out the memories.</summary>
    private const int MaxModels = 3;

    private const int MaxContextBytes = 16 * 1024;

    /// <summary>An answer; a bank that is not there remembers nothing.</summary>
    /// <exception cref="InvalidInputException">The question is blank or too long, or the schema is none.</exception>
    /// <exception cref="ModelException">The language model did not answer, not in time, or nothing that can be used.</exception>
    public async Task<ReflectAnswer> ReflectAsync(ReflectQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        Check(query);
        using var deadline = new CancellationTokenSource(options.Value.Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            var run = new ReflectRun(query, recall, answerer, options.Value.Tokens(query.Budget), time);
            var (header, profile) = await banks.GetAsync(query.Bank, both.Token).ConfigureAwait(false);
            var rules = header is null ? []
                : await directives.ForAsync(query.Bank, header, query.Tags, query.Condition, query.AllDirectives, both.Token).ConfigureAwait(false);
            var known = header is null || query.WithoutMentalModels ? []
                : await models.ForAsync(query.Bank, header, query.Question, query.Tags, query.Condition, query.ExcludedMentalModels, MaxModels, both.Token).ConfigureAwait(false);
            var answer = await run.AnswerAsync(new ReflectSetting(profile, rules, known), both.Token).ConfigureAwait(false);
            Log.Answered(logger, query.Bank, answer.BasedOn.Count, answer.Searches.Count, answer.Calls.Count, answer.Usage.Input, answer.Usage.Output);
            return answer;
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ModelException("there was no answer within Reflect:Timeout", isTransient: true, e);
        }
    }

    /// <summary>Question and tags are checked by the recall, before any model is asked.</summary>
    private static void Check(ReflectQuery query)
    {
        CallerText.RequireText(query.Context, "context", MaxContextBytes);
        if (query.MaxTokens < 1)
        {
            throw new InvalidInputException("max_tokens", "must be 1 or more");
        }

        if (query.ResponseSchema is { } schema)
        {
            ResponseSchema.Parse(schema);
        }
    }
}
