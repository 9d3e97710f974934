namespace MemoryFunctions.Azure.OpenAI;

/// <summary>Carries requests to models; where one is registered, it takes the place of the network.</summary>
internal sealed record ModelTransport(HttpMessageHandler Handler);
