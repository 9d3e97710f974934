using System.Diagnostics;
using System.Globalization;
using MemoryFunctions.Core.Diagnostics;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Recall;
using Microsoft.Extensions.Logging;
using Polly.CircuitBreaker;

namespace MemoryFunctions.Azure.OpenAI;

/// <summary>Vectors from a model behind OpenAI's embeddings API: OpenAI's own, Azure's, or any server that speaks it.</summary>
internal sealed class OpenAIEmbedder : IEmbedder, IDisposable
{
    /// <summary>A text that is refused as too long is not cut to less than this many characters.</summary>
    private const int ShortestCut = 1_000;

    /// <summary>One text of at most so many tokens is taken for a question, which somebody waits for.</summary>
    private const int MostUrgentTokens = 500;

    private readonly OpenAIEmbeddingOptions _options;
    private readonly ModelConnection _connection;
    private readonly ModelDiscipline _discipline;
    private readonly ILogger _logger;
    private readonly Func<BinaryData, CancellationToken, Task<BinaryData>> _send;
    private readonly Learned<EmbeddingDialect> _dialect = new(new EmbeddingDialect(), static (one, other) => one.Join(other));

    public OpenAIEmbedder(OpenAIEmbeddingOptions options, ModelConnection connection, TimeProvider time, ILogger<OpenAIEmbedder> logger)
    {
        _options = options;
        _connection = connection;
        _discipline = new ModelDiscipline(options, time, logger);
        _logger = logger;
        _send = connection.ToEmbeddings();
        Signature = new ModelSignature(options.Model!, options.Dimensions);
    }

    public ModelSignature Signature { get; }

    public async Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        using var activity = MemoryActivities.Source.StartActivity($"embeddings {Signature.Model}", ActivityKind.Client);
        activity?.SetTag("gen_ai.operation.name", "embeddings").SetTag("gen_ai.request.model", Signature.Model);
        var fit = texts.Select(EmbeddingBatches.Fit).ToArray();
        var vectors = new ReadOnlyMemory<float>[fit.Length];
        try
        {
            await Parallel.ForEachAsync(
                EmbeddingBatches.Split(fit, _options.BatchSize, _options.BatchTokens),
                new ParallelOptions { MaxDegreeOfParallelism = _options.MaxConcurrency, CancellationToken = cancellationToken },
                async (range, token) => await EmbedAsync(fit.AsMemory(range), vectors.AsMemory(range), token).ConfigureAwait(false)).ConfigureAwait(false);
            return vectors;
        }
        catch (ProviderException e)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            throw CallFailure.Of(e, _options);
        }
        catch (BrokenCircuitException e)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            throw CallFailure.Of(e, _options);
        }
    }

    public void Dispose()
    {
        _discipline.Dispose();
        _connection.Dispose();
    }

    /// <summary>
    /// One request. Where it is too long for the server after all, for tokens are only estimated, two with half of the texts each, or
    /// one with half of the text.
    /// </summary>
    private async Task EmbedAsync(Memory<string> texts, Memory<ReadOnlyMemory<float>> vectors, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await AskAsync(texts, cancellationToken).ConfigureAwait(false);
            Log.Embedded(_logger, Signature.Model, texts.Length, answer.Tokens);
            for (var i = 0; i < texts.Length; i++)
            {
                vectors.Span[i] = OfTheRightLength(answer.Vectors[i]);
            }
        }
        catch (ProviderException e) when (IsTooLong(e) && texts.Length > 1)
        {
            var half = texts.Length / 2;
            await EmbedAsync(texts[..half], vectors[..half], cancellationToken).ConfigureAwait(false);
            await EmbedAsync(texts[half..], vectors[half..], cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderException e) when (IsTooLong(e) && texts.Span[0].Length >= 2 * ShortestCut)
        {
            var begin = EmbeddingBatches.Begin(texts.Span[0], texts.Span[0].Length / 2);
            Log.Cut(_logger, Signature.Model, begin.Length);
            await EmbedAsync(new[] { begin }, vectors, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsTooLong(ProviderException refusal) =>
        ChatRefusal.IsTooLong(refusal) || (refusal.Status is 400 && refusal.Error.Code is "max_tokens_per_request");

    /// <summary>Asks, and where the server does not take all that it is sent, asks again without.</summary>
    private async Task<EmbeddingAnswer> AskAsync(Memory<string> texts, CancellationToken cancellationToken)
    {
        var tokens = 0L;
        foreach (var text in texts.Span)
        {
            tokens += TokenEstimate.Of(text);
        }

        for (var dialect = _dialect.Current; ;)
        {
            var sent = dialect;
            try
            {
                var answer = await _discipline.RunAsync(
                    tokens,
                    isUrgent: texts.Length == 1 && tokens <= MostUrgentTokens,
                    async token =>
                    {
                        var body = await _send(EmbeddingBody.Write(_options, sent, texts.Span), token).ConfigureAwait(false);
                        var read = EmbeddingAnswer.Read(body, texts.Length);
                        return (read, read.Tokens);
                    },
                    cancellationToken).ConfigureAwait(false);
                if (_dialect.Learn(sent))
                {
                    Log.Learned(_logger, Signature.Model, _dialect.Current.ToString());
                }

                return answer;
            }
            catch (ProviderException e) when (EmbeddingDialect.Lesson(e, sent) is { } lesson)
            {
                dialect = sent.Join(lesson);
            }
        }
    }

    private float[] OfTheRightLength(float[] vector) => vector.Length == _options.Dimensions ? vector : throw new ModelException(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{_options.SectionName}:Dimensions is {_options.Dimensions}, but {Signature.Model} answers with vectors of {vector.Length}: set it to that, with a new container"),
        isTransient: false);
}
