using MemoryFunctions.Core.Banks;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Names an operation so that its bank is found by it alone: the bank's handle, a dash, the operation's id.</summary>
internal static class EventId
{
    private const int HandleLength = 26;

    public static string Of(BankId bank, string operation) => $"{bank.Handle}-{operation}";

    /// <summary>The handle and the operation; null where it is no such id.</summary>
    public static (string Handle, string Operation)? Read(string id) =>
        id.Length > HandleLength + 1 && id[HandleLength] == '-' ? (id[..HandleLength], id[(HandleLength + 1)..]) : null;
}
