namespace MemoryFunctions.Embedded.Models.Concepts;

/// <summary>What a lemma can be, as bits in the order of the file.</summary>
[Flags]
internal enum PartOfSpeech
{
    None = 0,
    Noun = 1,
    Verb = 2,
    Adjective = 4,
    Adverb = 8,
}
