using System.Diagnostics;
using MemoryFunctions.Core.Diagnostics;
using MemoryFunctions.Core.Models;
using Microsoft.Extensions.Logging;
using Polly.CircuitBreaker;

namespace MemoryFunctions.Azure.OpenAI;

/// <summary>A language model behind OpenAI's chat API: OpenAI's own, Azure's, or any server that speaks it.</summary>
internal sealed class OpenAIChatModel : IChatModel, IDisposable
{
    private readonly OpenAIChatOptions _options;
    private readonly ModelConnection _connection;
    private readonly ModelDiscipline _discipline;
    private readonly ILogger _logger;
    private readonly Func<BinaryData, CancellationToken, Task<BinaryData>> _send;
    private readonly Learned<ChatDialect> _dialect = new(new ChatDialect(), static (one, other) => one.Join(other));
    private volatile bool _takesFormat;

    public OpenAIChatModel(OpenAIChatOptions options, ModelConnection connection, TimeProvider time, ILogger<OpenAIChatModel> logger)
    {
        _options = options;
        _connection = connection;
        _discipline = new ModelDiscipline(options, time, logger);
        _logger = logger;
        _send = connection.ToChat();
    }

    public string Model => _options.Model!;

    public async Task<ChatReply> CompleteAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var activity = MemoryActivities.Source.StartActivity($"chat {Model}", ActivityKind.Client);
        activity?.SetTag("gen_ai.operation.name", "chat").SetTag("gen_ai.request.model", Model);
        var usage = new UsageCount();
        try
        {
            var reply = await AskAsync(request, usage, cancellationToken).ConfigureAwait(false);
            activity?.SetTag("gen_ai.usage.input_tokens", usage.Total.Input).SetTag("gen_ai.usage.output_tokens", usage.Total.Output);
            Log.Answered(_logger, Model, request.Purpose, usage.Total.Input, usage.Total.Cached, usage.Total.Output);
            return reply with { Usage = usage.Total };
        }
        catch (ProviderException e) when (ChatRefusal.IsFiltered(e))
        {
            return new ChatReply("", ChatFinish.Refused, usage.Total);
        }
        catch (ProviderException e) when (ChatRefusal.IsTooLong(e))
        {
            return new ChatReply("", ChatFinish.CutOff, usage.Total);
        }
        catch (ProviderException e)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            throw CallFailure.Of(e, _options, usage.Total);
        }
        catch (BrokenCircuitException e)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            throw CallFailure.Of(e, _options, usage.Total);
        }
    }

    public void Dispose()
    {
        _discipline.Dispose();
        _connection.Dispose();
    }

    /// <summary>Asks, and where the server does not take all that it is sent, asks again without.</summary>
    private async Task<ChatReply> AskAsync(ChatRequest request, UsageCount usage, CancellationToken cancellationToken)
    {
        var dialect = _dialect.Current;
        var learned = dialect;
        while (true)
        {
            var body = new ChatBody(request, _options, dialect);
            try
            {
                var reply = await _discipline.RunAsync(body.Tokens, isUrgent: false, token => TryAsync(body.Write(), usage, token), cancellationToken).ConfigureAwait(false);
                _takesFormat |= body.HasFormat;
                if (_dialect.Learn(learned))
                {
                    Log.Learned(_logger, Model, _dialect.Current.ToString());
                }

                return reply;
            }
            catch (ProviderException e) when (!ChatRefusal.IsFiltered(e) && ChatRefusal.Lesson(e, dialect, body, mayGuess: !_takesFormat) is { } lesson)
            {
                // A schema that is at fault, or a caller's own, says nothing about what the server takes from others.
                dialect = dialect.Join(lesson);
                learned = lesson.Format > learned.Format && (ChatRefusal.IsAboutSchema(e) || request.Schema is { IsStrict: false })
                    ? learned
                    : learned.Join(lesson);
            }
        }
    }

    private async Task<(ChatReply Reply, long Taken)> TryAsync(BinaryData body, UsageCount usage, CancellationToken cancellationToken)
    {
        var reply = ChatAnswer.Read(await _send(body, cancellationToken).ConfigureAwait(false));
        usage.Add(reply.Usage);
        return reply is { Finish: ChatFinish.Complete } && string.IsNullOrWhiteSpace(reply.Text)
            ? throw new ProviderException("the model answered nothing") { IsUnusable = true, IsEmpty = true }
            : (reply, reply.Usage.Input + reply.Usage.Output);
    }

    /// <summary>What all tries of a call took, those included that brought nothing.</summary>
    private sealed class UsageCount
    {
        public TokenUsage Total { get; private set; }

        public void Add(TokenUsage usage) => Total += usage;
    }
}
