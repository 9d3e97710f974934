namespace MemoryFunctions.Core.Errors;

/// <summary>
/// The bank takes no writes because its deployment is being moved to another container; reads go on. Nothing was stored. It is
/// not a store that fails now: trying at once again does not help, so nobody in this process does.
/// </summary>
public sealed class MovingException()
    : MemoryFunctionsException("The deployment is being moved to another container: nothing can be written until it serves from there, and what is stored can be recalled. Nothing was stored; try again later.")
{
    public static TimeSpan RetryAfter { get; } = TimeSpan.FromSeconds(30);

    public override bool IsTransient => true;
}
