using MemoryFunctions.Azure.Rerank;
using MemoryFunctions.Core.Errors;
using Microsoft.Extensions.Configuration;

namespace MemoryFunctions.Azure.OpenAI;

/// <summary>Finds settings of models that nobody reads: a misspelt one would otherwise leave the service without its model.</summary>
internal static class KnownSettings
{
    private const string Root = "Models";

    private static readonly Dictionary<string, Type> Sections = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Chat"] = typeof(OpenAIChatOptions),
        ["Embedding"] = typeof(OpenAIEmbeddingOptions),
        ["NextEmbedding"] = typeof(OpenAIEmbeddingOptions),
        ["Reranker"] = typeof(RerankerOptions),
    };

    /// <exception cref="ConfigurationException">There is one that nobody reads; the message names it and what there is, never its value.</exception>
    public static void Require(IConfiguration configuration)
    {
        foreach (var section in configuration.GetSection(Root).GetChildren())
        {
            if (!Sections.TryGetValue(section.Key, out var type))
            {
                throw Unknown($"{Root}:{section.Key}", Sections.Keys.Select(name => $"{Root}:{name}"));
            }

            var names = type.GetProperties().Where(property => property.CanWrite).Select(property => property.Name).ToList();
            foreach (var setting in section.GetChildren().Where(setting => !names.Contains(setting.Key, StringComparer.OrdinalIgnoreCase)))
            {
                throw Unknown($"{Root}:{section.Key}:{setting.Key}", names);
            }
        }
    }

    private static ConfigurationException Unknown(string name, IEnumerable<string> known) =>
        new($"there is no setting {name}; there are {string.Join(", ", known.Order(StringComparer.Ordinal))}");
}
