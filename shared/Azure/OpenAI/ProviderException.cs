namespace MemoryFunctions.Azure.OpenAI;

/// <summary>
/// One attempt at a call that brought nothing. <see cref="Error"/> is the provider's own and may quote what was sent: it is read
/// to learn what the server does not know, and passed on to nobody.
/// </summary>
internal sealed class ProviderException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The answer's status; null where there was none.</summary>
    public int? Status { get; init; }

    public ProviderError Error { get; init; } = ProviderError.None;

    /// <summary>How long the provider asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>There was an answer with a good status, but nothing in it that can be used.</summary>
    public bool IsUnusable { get; init; }

    /// <summary>There was an answer without a word: tried again now and then it brings one, but it may lie in what was asked.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>No token of the app's identity could be had.</summary>
    public bool IsWithoutIdentity { get; init; }

    /// <summary>Whether the account has nothing left to spend, which takes longer than a pause to mend.</summary>
    public bool IsOutOfQuota => Status is 429 && Error.Code is "insufficient_quota" or "billing_hard_limit_reached";

    /// <summary>Whether the same call may succeed after a pause.</summary>
    public bool MayPass => !IsWithoutIdentity && !IsOutOfQuota && Status is null or 408 or 409 or 425 or 429 or >= 500;

    /// <summary>Whether it says that the endpoint is out of order, and not merely busy or displeased.</summary>
    public bool IsOutOfOrder => !IsUnusable && !IsWithoutIdentity && Status is null or 408 or >= 500;
}
