namespace MemoryFunctions.Azure.OpenAI;

/// <summary>What the process knows about a server; only ever more.</summary>
/// <param name="first">What it is taken to understand before it refused anything.</param>
/// <param name="join">What is known when both are.</param>
internal sealed class Learned<T>(T first, Func<T, T, T> join)
    where T : class, IEquatable<T>
{
    private T _current = first;

    public T Current => Volatile.Read(ref _current);

    /// <summary>Whether it was news.</summary>
    public bool Learn(T lesson)
    {
        while (true)
        {
            var before = Current;
            var after = join(before, lesson);
            if (after.Equals(before))
            {
                return false;
            }

            if (ReferenceEquals(Interlocked.CompareExchange(ref _current, after, before), before))
            {
                return true;
            }
        }
    }
}
