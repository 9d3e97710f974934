using Azure.Core;
using Azure.Identity;

namespace MemoryFunctions.Azure.Tests.OpenAI;

/// <summary>An identity with one token, or, without a token, none at all.</summary>
internal sealed class FixedToken(string? token) : TokenCredential
{
    public IReadOnlyList<string> Scopes { get; private set; } = [];

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Scopes = requestContext.Scopes;
        return token is null ? throw new CredentialUnavailableException("none here") : new AccessToken(token, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));
}
