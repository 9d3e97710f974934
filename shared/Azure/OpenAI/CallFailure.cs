using System.Globalization;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;
using Polly.CircuitBreaker;

namespace MemoryFunctions.Azure.OpenAI;

/// <summary>What a failed call means for whoever asked, in words that name the setting to look at and never the provider's own.</summary>
internal static class CallFailure
{
    /// <summary>How long to leave alone what only a person can mend, and may be mending.</summary>
    private static readonly TimeSpan UntilMended = TimeSpan.FromMinutes(1);

    public static ModelException Of(ProviderException failure, OpenAIModelOptions options, TokenUsage usage = default)
    {
        var section = options.SectionName;
        var code = failure.Error.Code is { } known ? $", {known}" : "";
        var status = string.Create(CultureInfo.InvariantCulture, $"status {failure.Status}{code}");
        return failure switch
        {
            { IsWithoutIdentity: true } => Failure($"{section}: no token of the app's identity could be had; give the app an identity, or set {section}:ApiKey", UntilMended),
            { Status: 401 or 403 } => Failure(NotLetIn(options, status), UntilMended),
            { IsOutOfQuota: true } => Failure($"the account of {section}:ApiKey has no quota left ({status})", UntilMended),
            { Status: 404 or 405 or (>= 300 and < 400) } => Failure(
                $"there is no such model or address ({status}): see {section}:Model and {section}:Endpoint, which for most servers ends in /v1", UntilMended),

            // To ask for ever what a model has nothing to say to costs as much each time.
            { IsEmpty: true } => new ModelException($"{section}: {failure.Message}", isTransient: false, failure) { Fault = ModelFault.Malformed, Usage = usage },
            { Status: null } => Failure($"{section}: {failure.Message}", null),
            { MayPass: true } => Failure($"{section}: the endpoint is busy or out of order ({status})", null),
            _ => new ModelException($"{section}: the endpoint did not take the request ({status})", isTransient: false, failure) { Usage = usage },
        };

        ModelException Failure(string message, TimeSpan? atLeast) => new(message, isTransient: true, failure)
        {
            RetryAfter = failure.RetryAfter is { } asked && !(asked < atLeast) ? asked : atLeast,
            Usage = usage,
        };
    }

    public static ModelException Of(BrokenCircuitException failure, OpenAIModelOptions options, TokenUsage usage = default) =>
        new($"{options.SectionName}: the endpoint is out of order{Last(failure)} and is left alone for a while; see {options.SectionName}:Endpoint", isTransient: true, failure)
        {
            RetryAfter = failure.RetryAfter ?? ModelDiscipline.Break,
            Usage = usage,
        };

    /// <summary>What was wrong with the last call that was made, where that is known.</summary>
    private static string Last(BrokenCircuitException failure) => failure.InnerException switch
    {
        ProviderException { Status: { } status } => string.Create(CultureInfo.InvariantCulture, $" (status {status})"),
        ProviderException => " (no answer)",
        _ => "",
    };

    private static string NotLetIn(OpenAIModelOptions options, string status) => string.IsNullOrWhiteSpace(options.ApiKey) && ModelAddress.IsAzure(options)
        ? $"the app's identity is not let in ({status}): it needs the role Cognitive Services OpenAI User on the resource of {options.SectionName}:Endpoint"
        : string.IsNullOrWhiteSpace(options.ApiKey)
            ? $"the endpoint lets nobody in without a key ({status}): set {options.SectionName}:ApiKey"
            : $"{options.SectionName}:ApiKey is not let in ({status}): set one that may use {options.SectionName}:Model there";
}
