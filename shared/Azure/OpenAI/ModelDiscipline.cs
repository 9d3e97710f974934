using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace MemoryFunctions.Azure.OpenAI;

/// <summary>
/// How calls to one model are made. From the outside in: tries again, breaker, token budget, limit of calls at once, time limit.
/// Who waits between two tries or for the budget holds neither a place nor a connection, and every try is charged to the budget.
/// Urgent calls, which somebody waits for, have places of their own and do not wait for the budget: an import holds up no recall.
/// </summary>
internal sealed class ModelDiscipline : IDisposable
{
    /// <summary>A longer wait is not waited for here: whoever asked has better means, such as a queue.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <summary>How long nobody asks an endpoint that is out of order.</summary>
    public static readonly TimeSpan Break = TimeSpan.FromSeconds(15);

    /// <summary>How many calls there must have been within <see cref="Window"/> before the endpoint can be taken to be out of order.</summary>
    public const int FewestCalls = 10;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private readonly CircuitBreakerStateProvider _circuit = new();
    private readonly ConcurrencyLimiter _places;
    private readonly ConcurrencyLimiter _urgentPlaces;
    private readonly TokenBudget _budget;
    private readonly ResiliencePipeline _tries;
    private readonly ResiliencePipeline _attempt;

    public ModelDiscipline(OpenAIModelOptions options, TimeProvider time, ILogger logger)
    {
        _places = Places(options);
        _urgentPlaces = Places(options);
        _budget = new TokenBudget(options.TokensPerMinute, time);
        _tries = Tries(options, time, logger);
        _attempt = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(options.Timeout).Build();
    }

    /// <summary>What the call brings.</summary>
    /// <param name="tokens">What it may take, as estimated.</param>
    /// <param name="isUrgent">Whether somebody waits for it.</param>
    /// <param name="call">One try, and what it took as the provider counts; 0 where that is not known.</param>
    /// <param name="cancellationToken">Ends it, also while it waits.</param>
    /// <exception cref="ProviderException">The last try failed.</exception>
    /// <exception cref="BrokenCircuitException">The endpoint is taken to be out of order.</exception>
    public async Task<T> RunAsync<T>(long tokens, bool isUrgent, Func<CancellationToken, Task<(T Result, long Taken)>> call, CancellationToken cancellationToken) =>
        await _tries.ExecuteAsync(
            async (state, token) => await state.Self.TryAsync(state.tokens, state.isUrgent, state.call, token).ConfigureAwait(false),
            (Self: this, tokens: isUrgent ? 0 : tokens, isUrgent, call),
            cancellationToken).ConfigureAwait(false);

    public void Dispose()
    {
        _places.Dispose();
        _urgentPlaces.Dispose();
    }

    private static ConcurrencyLimiter Places(OpenAIModelOptions options) => new(new ConcurrencyLimiterOptions
    {
        PermitLimit = options.MaxConcurrency,
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private ResiliencePipeline Tries(OpenAIModelOptions options, TimeProvider time, ILogger logger)
    {
        var pipeline = new ResiliencePipelineBuilder { TimeProvider = time };
        if (options.MaxRetries > 0)
        {
            pipeline.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.MaxRetries,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = LongestWait,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = new PredicateBuilder().Handle<ProviderException>(static e => e.MayPass && !(e.RetryAfter > LongestWait)),
                DelayGenerator = static arguments => ValueTask.FromResult(
                    arguments.Outcome.Exception is ProviderException { RetryAfter: { } asked } && asked > TimeSpan.Zero ? asked : (TimeSpan?)null),
                OnRetry = arguments =>
                {
                    var failure = arguments.Outcome.Exception as ProviderException;
                    var status = failure?.Status?.ToString(CultureInfo.InvariantCulture) ?? "none";
                    Log.TryingAgain(logger, options.Model!, failure?.Message, status, failure?.Error.Code ?? "none", arguments.RetryDelay);
                    return ValueTask.CompletedTask;
                },
            });
        }

        return pipeline
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.7,
                MinimumThroughput = FewestCalls,
                SamplingDuration = Window,
                BreakDuration = Break,
                ShouldHandle = new PredicateBuilder().Handle<ProviderException>(static e => e.IsOutOfOrder),
                StateProvider = _circuit,
                OnOpened = _ =>
                {
                    Log.OutOfOrder(logger, options.Model!, Break);
                    return ValueTask.CompletedTask;
                },
                OnClosed = _ =>
                {
                    Log.InOrder(logger, options.Model!);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    private async Task<T> TryAsync<T>(long tokens, bool isUrgent, Func<CancellationToken, Task<(T Result, long Taken)>> call, CancellationToken cancellationToken)
    {
        if (!isUrgent)
        {
            await _budget.TakeAsync(tokens, cancellationToken).ConfigureAwait(false);
        }

        using var place = await TakePlaceAsync(isUrgent ? _urgentPlaces : _places, tokens, cancellationToken).ConfigureAwait(false);

        // It may have been found out of order by others while this call waited.
        if (_circuit.CircuitState is CircuitState.Open)
        {
            _budget.GiveBack(tokens);
            throw new BrokenCircuitException();
        }

        try
        {
            var (result, taken) = await _attempt.ExecuteAsync(
                static async (call, token) => await call(token).ConfigureAwait(false), call, cancellationToken).ConfigureAwait(false);
            if (taken > 0 && !isUrgent)
            {
                _budget.GiveBack(tokens - taken);
            }

            return result;
        }
        catch (TimeoutRejectedException e)
        {
            throw new ProviderException("the endpoint did not answer in time", e);
        }
    }

    /// <summary>A place; who is told to stop before there is one has sent nothing.</summary>
    private async Task<RateLimitLease> TakePlaceAsync(ConcurrencyLimiter places, long tokens, CancellationToken cancellationToken)
    {
        try
        {
            return await places.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _budget.GiveBack(tokens);
            throw;
        }
    }
}
