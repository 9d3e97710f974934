namespace MemoryFunctions.Integration.Tests.Fuzz;

/// <summary>Whose contract a route is of, which is the form of its errors.</summary>
public enum Surface
{
    /// <summary>RFC 9457 problems with a detail.</summary>
    Hindsight,

    /// <summary>An object with an error.</summary>
    Mem0,
}
