namespace MemoryFunctions.Core.Text.Stemming;

/// <summary>Stems a folded word in place and returns the length of its stem. The buffer has room for two letters more.</summary>
internal delegate int Stemmer(Span<char> buffer, int length);
