using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Tests.Documents;

public sealed class DigestTests
{
    [Fact]
    public void It_is_128_bits_of_SHA_256_over_lengths_and_bytes_in_base_32()
    {
        using var sha = System.Security.Cryptography.SHA256.Create();
        byte[] form = [2, 0, 0, 0, (byte)'a', (byte)'b', 2, 0, 0, 0, 0xC3, 0xA9];
        var bits = string.Concat(sha.ComputeHash(form).Take(16).Select(b => Convert.ToString(b, 2).PadLeft(8, '0'))).PadRight(130, '0');
        var expected = string.Concat(Enumerable.Range(0, 26).Select(at => "abcdefghijklmnopqrstuvwxyz234567"[Convert.ToInt32(bits.Substring(at * 5, 5), 2)]));
        Assert.Equal(expected, Digest.Of("ab", "é"));
    }

    [Fact]
    public void Where_one_string_ends_matters()
    {
        string[] forms = [Digest.Of("ab", "c"), Digest.Of("a", "bc"), Digest.Of("abc"), Digest.Of("abc", ""), Digest.Of("", "abc"), Digest.Of(), Digest.Of("")];
        Assert.Distinct(forms);
    }

    [Fact]
    public void Different_sequences_have_different_digests() =>
        Prop.ForAll(Gen.Elements("", "a", "b", "ab", "\0").ListOf().Two().ToArbitrary(), pair =>
            Assert.Equal(pair.Item1.SequenceEqual(pair.Item2, StringComparer.Ordinal), string.Equals(Digest.Of([.. pair.Item1]), Digest.Of([.. pair.Item2]), StringComparison.Ordinal)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Random_ones_have_the_same_form_and_differ()
    {
        var some = Enumerable.Range(0, 100).Select(_ => Digest.Random()).ToList();
        Assert.All(some, one => Assert.Matches("^[a-z2-7]{26}$", one));
        Assert.Distinct(some);
    }
}
