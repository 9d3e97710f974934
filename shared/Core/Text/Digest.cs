using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MemoryFunctions.Core.Text;

/// <summary>SHA-256 over a sequence of strings, each with its length, so that no two sequences meet; shown in base 32.</summary>
public static class Digest
{
    /// <summary>What digests are written in.</summary>
    internal const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The first 128 bits, as 26 characters of <c>a-z2-7</c>.</summary>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            sha.AppendData(length);
            sha.AppendData(bytes);
        }

        Span<byte> hash = stackalloc byte[32];
        sha.GetHashAndReset(hash);
        return Base32(hash[..16]);
    }

    /// <summary>128 random bits in the same form.</summary>
    public static string Random()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        return Base32(bytes);
    }

    private static string Base32(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[(bytes.Length * 8 + 4) / 5];
        var (buffer, bits, at) = (0, 0, 0);
        foreach (var b in bytes)
        {
            buffer = ((buffer << 8) | b) & 0xFFFF;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text[at++] = Alphabet[(buffer >> bits) & 31];
            }
        }

        if (bits > 0)
        {
            text[at] = Alphabet[(buffer << (5 - bits)) & 31];
        }

        return new string(text);
    }
}
