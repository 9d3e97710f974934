namespace MemoryFunctions.Core.Banks;

/// <summary>A bank in a listing.</summary>
/// <param name="Profile">What is said of it.</param>
/// <param name="Memories">How many memories it shows.</param>
/// <param name="WrittenAt">When its memories, or the work on them, last changed.</param>
public sealed record BankListing(BankProfile Profile, int Memories, DateTimeOffset WrittenAt)
{
    public BankId Bank => Profile.Bank;
}
