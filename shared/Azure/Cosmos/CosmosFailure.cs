using System.Net;
using MemoryFunctions.Core.Errors;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos;

/// <summary>Says in our own words what the store could not do, and whether trying again may help.</summary>
internal static class CosmosFailure
{
    /// <summary>Whether an exception is the store's, and not a cancellation or our own mistake.</summary>
    public static bool IsStores(Exception exception) => exception is CosmosException or HttpRequestException or IOException;

    /// <summary>Whether the store did not let us in.</summary>
    public static bool IsRefusal(Exception exception) => exception is CosmosException { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden };

    public static ConfigurationException Refused(Exception exception) => new(
        "the store refused the credential: check Cosmos:Key or Cosmos:ConnectionString, or give the identity the role Cosmos DB Built-in Data Contributor", exception);

    public static StoreException Of(string operation, Exception exception) => exception is CosmosException cosmos
        ? Of(operation, cosmos.StatusCode, cosmos.RetryAfter, exception)
        : new StoreException($"the store could not be reached ({operation})", isTransient: true, exception);

    public static StoreException Of(string operation, HttpStatusCode status, TimeSpan? retryAfter, Exception? inner = null) =>
        new($"the store answered {(int)status} ({operation})", IsTransient(status), inner) { RetryAfter = retryAfter > TimeSpan.Zero ? retryAfter : null };

    /// <summary>Source: Azure Cosmos DB, "Design resilient applications with SDKs": 408, 410, 429, 449 and 503 are worth another try.</summary>
    private static bool IsTransient(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.Gone
        or HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError or HttpStatusCode.ServiceUnavailable
        or HttpStatusCode.PreconditionFailed or (HttpStatusCode)424 or (HttpStatusCode)449;
}
