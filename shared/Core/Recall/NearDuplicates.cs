using System.Numerics;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Recall;

/// <summary>
/// Tells memories that say nearly the same as one before them: nine in ten of all their distinct words, date and speaker among them,
/// are words of both. What has few words is never one: "yes" is said often, and means something else each time.
/// </summary>
internal sealed class NearDuplicates
{
    private const int LeastWords = 6;

    /// <summary>Nine in ten, in whole numbers: what lies on the edge is not left to rounding.</summary>
    private const int Alike = 9;
    private const int OutOf = 10;

    private readonly List<Words> seen = [];

    /// <summary>Whether it is nearly the same as one that was asked about before; remembers it where it is not.</summary>
    public bool IsOne(TermIndex memory)
    {
        var words = new Words(memory.Own());
        if (words.Hashes.Length < LeastWords)
        {
            return false;
        }

        foreach (var other in seen)
        {
            if (words.MayBe(other) && words.Shared(other) is var both && OutOf * both >= Alike * (words.Hashes.Length + other.Hashes.Length - both))
            {
                return true;
            }
        }

        seen.Add(words);
        return false;
    }

    /// <summary>Distinct words by hash, ascending, and a bit for each: words that only one of two has are at least as many as the bits that only one of their marks has.</summary>
    private readonly struct Words(uint[] hashes)
    {
        private readonly ulong mark = Mark(hashes);

        public uint[] Hashes { get; } = hashes;

        /// <summary>False where they cannot be nearly the same: nearly all pairs, in two instructions.</summary>
        public bool MayBe(Words other)
        {
            var (all, apart) = (Hashes.Length + other.Hashes.Length, BitOperations.PopCount(mark ^ other.mark));

            // With s words of both, those of one alone are all - 2s, and 0.9 of the all - s distinct ones are to be of both.
            return (OutOf + Alike) * apart <= (OutOf - Alike) * all;
        }

        public int Shared(Words other)
        {
            var (at, to, shared) = (0, 0, 0);
            while (at < Hashes.Length && to < other.Hashes.Length)
            {
                var (one, two) = (Hashes[at], other.Hashes[to]);
                shared += one == two ? 1 : 0;
                at += one <= two ? 1 : 0;
                to += one >= two ? 1 : 0;
            }

            return shared;
        }

        private static ulong Mark(uint[] hashes)
        {
            var bits = 0UL;
            foreach (var hash in hashes)
            {
                bits |= 1UL << (int)(hash % 64);
            }

            return bits;
        }
    }
}
