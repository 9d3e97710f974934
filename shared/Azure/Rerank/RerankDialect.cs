namespace MemoryFunctions.Azure.Rerank;

/// <summary>What a server calls the texts that it is to read.</summary>
internal enum RerankDialect
{
    /// <summary>Cohere, Jina, vLLM, llama.cpp, Infinity and most others.</summary>
    Documents,

    /// <summary>Hugging Face's text-embeddings-inference.</summary>
    Texts,
}
