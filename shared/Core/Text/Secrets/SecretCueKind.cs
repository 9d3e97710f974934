namespace MemoryFunctions.Core.Text.Secrets;

/// <summary>What a word announces.</summary>
internal enum SecretCueKind
{
    /// <summary>A password: one word, of anything.</summary>
    Password,

    /// <summary>A passphrase: several words.</summary>
    Phrase,

    /// <summary>Digits alone.</summary>
    Number,

    /// <summary>A long mix of letters and digits.</summary>
    Key,
}
