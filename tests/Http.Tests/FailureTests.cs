using System.Net;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Http.Tests;

public sealed class FailureTests : IAsyncLifetime
{
    private const string Secret = "the secret of alice";
    private const string Profile = "/v1/default/banks/alice/profile";
    private readonly ApiHost host = new();

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_store_that_is_busy_is_a_503_that_says_when_to_try_again()
    {
        host.Banks.Failure = new StoreException(Secret, isTransient: true) { RetryAfter = TimeSpan.FromMilliseconds(2_100) };

        var answer = await Answer.SendAsync(host.Client, "GET", Profile);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal("3", answer.Header("Retry-After"));
        Assert.Equal(503, answer.Body.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task A_store_that_is_busy_without_a_word_on_how_long_is_a_503_all_the_same()
    {
        host.Banks.Failure = new StoreException(Secret, isTransient: true);

        var answer = await Answer.SendAsync(host.Client, "GET", Profile);

        Assert.Equal("1", answer.Header("Retry-After"));
    }

    [Theory]
    [InlineData(null, "1")]
    [InlineData(7.5, "8")]
    public async Task A_model_that_is_busy_is_a_503_that_says_when_to_try_again(double? seconds, string retryAfter)
    {
        host.Banks.Failure = new ModelException(Secret, isTransient: true) { RetryAfter = seconds is { } wait ? TimeSpan.FromSeconds(wait) : null };

        var answer = await Answer.SendAsync(host.Client, "GET", Profile);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal(retryAfter, answer.Header("Retry-After"));
        Assert.Contains("model", answer.Detail.GetString()!, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, answer.Body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deployment_that_is_being_moved_is_a_503_in_the_words_of_the_product()
    {
        host.Banks.Failure = new MovingException();

        var answer = await Answer.SendAsync(host.Client, "GET", Profile);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal("30", answer.Header("Retry-After"));
        Assert.Contains("moved to another container", answer.Detail.GetString(), StringComparison.Ordinal);
    }

    public static TheoryData<Exception, HttpStatusCode> Failures => new()
    {
        { new StoreException(Secret, isTransient: false), HttpStatusCode.InternalServerError },
        { new ConfigurationException(Secret), HttpStatusCode.InternalServerError },
        { new ModelException(Secret, isTransient: false) { Fault = ModelFault.Malformed }, HttpStatusCode.BadGateway },
        { new ModelException(Secret, isTransient: false) { Fault = ModelFault.CutOff }, HttpStatusCode.BadGateway },
        { new ModelException(Secret, isTransient: false) { Fault = ModelFault.Refused }, HttpStatusCode.BadGateway },
        { new InvalidOperationException(Secret), HttpStatusCode.InternalServerError },
        { new OperationCanceledException(Secret), HttpStatusCode.InternalServerError },
        { new TimeoutException(Secret), HttpStatusCode.InternalServerError },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task The_text_of_a_failure_stays_inside(Exception failure, HttpStatusCode status)
    {
        host.Banks.Failure = failure;

        var answer = await Answer.SendAsync(host.Client, "GET", Profile);

        Assert.Equal(status, answer.Status);
        Assert.Equal("application/problem+json", answer.ContentType);
        Assert.DoesNotContain(Secret, answer.Body.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(host.Lines.All, line => line.Level == LogLevel.Error);
    }

    [Fact]
    public async Task A_conflict_is_a_409_in_the_words_of_the_product()
    {
        host.Banks.Failure = new ConflictException("operation_id 1 was used for another payload");

        var answer = await Answer.SendAsync(host.Client, "GET", Profile);

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("operation_id 1 was used for another payload", answer.Detail.GetString());
    }

    [Fact]
    public async Task A_method_that_a_route_does_not_take_is_a_405_that_names_those_it_takes()
    {
        var answer = await Answer.SendAsync(host.Client, "PATCH", Profile, "{}");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.NotEmpty(answer.Detail.GetString()!);
    }

    [Fact]
    public async Task Each_request_leaves_one_line_without_ids_or_text()
    {
        await Answer.SendAsync(host.Client, "POST", "/v1/default/banks/alice-0815/memories", "{\"items\":[{\"content\":\"I like tea\",\"document_id\":\"diary\"}]}");
        await Answer.SendAsync(host.Client, "POST", "/v1/default/banks/alice-0815/memories", "{\"items\":[{\"content\":5}]}");
        await Answer.SendAsync(host.Client, "GET", "/who/is/alice-0815");
        var lines = host.Lines.All.Where(line => line is { Level: LogLevel.Information, Event: 4001 }).Select(line => line.Text).ToList();

        Assert.Equal(3, lines.Count);
        Assert.StartsWith("POST v1/{tenant}/banks/{bank_id}/memories 200 ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("POST v1/{tenant}/banks/{bank_id}/memories 422 ", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("GET (no route) 404 ", lines[2], StringComparison.Ordinal);
        Assert.DoesNotContain(host.Lines.All, line => line.Text.Contains("tea", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("alice", StringComparison.Ordinal) || line.Contains("diary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_caller_who_hangs_up_is_no_error()
    {
        var reached = new TaskCompletionSource();
        host.Readiness.Wait = async token =>
        {
            reached.SetResult();
            await Task.Delay(Timeout.Infinite, token);
        };
        using var hangUp = new CancellationTokenSource();
        var request = host.Client.GetAsync("/health/ready", hangUp.Token);
        await reached.Task;
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);

        await Eventually.HoldsAsync(() => host.Lines.All.Any(line => line.Event == 4001));
        Assert.DoesNotContain(host.Lines.All, line => line is { Level: >= LogLevel.Error });
        Assert.Contains(host.Lines.All, line => line.Text.Contains("health/ready 499 ", StringComparison.Ordinal));
    }
}
