namespace MemoryFunctions.Core.Banks;

/// <summary>Whose memory a bank holds. Normally a user's; ids without a user are banks of their own kind.</summary>
public enum BankKind
{
    User,
    Agent,
    App,
    Run,
}
