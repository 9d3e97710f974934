namespace MemoryFunctions.ScriptedModels;

/// <summary>What a server does not know, and answers with 400 to, in the words of a server that is like it.</summary>
[Flags]
public enum ServerQuirks
{
    None = 0,

    /// <summary>No <c>json_schema</c>, as older Ollama and LM Studio.</summary>
    NoJsonSchema = 1,

    /// <summary>No <c>response_format</c> at all.</summary>
    NoResponseFormat = 2,

    /// <summary>Only <c>max_tokens</c>, as many compatible servers.</summary>
    NoMaxCompletionTokens = 4,

    /// <summary>Only <c>max_completion_tokens</c>, as OpenAI's reasoning models.</summary>
    NoMaxTokens = 8,

    /// <summary>No <c>temperature</c> but the default, as OpenAI's reasoning models.</summary>
    NoTemperature = 16,

    NoReasoningEffort = 32,

    /// <summary>No <c>dimensions</c>: vectors have the model's own length.</summary>
    NoDimensions = 64,

    /// <summary>Embeddings as arrays of numbers, whatever was asked for.</summary>
    FloatsOnly = 128,

    /// <summary>Embeddings in another order than the texts, each with its index.</summary>
    Shuffled = 256,

    /// <summary>No <c>encoding_format</c>.</summary>
    NoEncodingFormat = 512,

    /// <summary>A request that it does not take is refused without a word that says why.</summary>
    Silent = 1024,

    Ollama = NoJsonSchema | NoMaxCompletionTokens | NoReasoningEffort | NoDimensions | FloatsOnly,
}
