namespace MemoryFunctions.Azure.Webhooks;

/// <summary>A name leads to an address that is not of the public internet.</summary>
internal sealed class AddressRefusedException() : IOException("the address is not of the public internet");
