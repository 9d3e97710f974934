using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Operations;

namespace MemoryFunctions.Core.Tests.Operations;

public sealed class OperationIdTests
{
    private static readonly BankId Alice = BankId.Create("acme", BankKind.User, "alice");

    [Fact]
    public void It_is_a_uuid_that_leads_to_its_bank() => Prop.ForAll<NonEmptyString, Guid>((key, random) =>
    {
        if (string.IsNullOrWhiteSpace(key.Get) || key.Get.Contains('\0', StringComparison.Ordinal) || key.Get.Any(char.IsSurrogate))
        {
            return;
        }

        var bank = BankId.Create("acme", BankKind.User, key.Get);
        var id = OperationId.Of(bank, random);
        Assert.Equal(8, Guid.ParseExact(id, "D").Version);
        Assert.InRange(Guid.Parse(id).Variant, 8, 11);
        Assert.Equal(bank.Handle[..12], OperationId.HandleStart(id));
        Assert.Equal(id, OperationId.NameOf(bank, id));
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Random_bits_tell_operations_of_one_bank_apart() =>
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(_ => OperationId.New(Alice)).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void A_name_gives_one_operation_in_each_bank()
    {
        var bob = BankId.Create("acme", BankKind.User, "bob");
        Assert.Equal(OperationId.Of(Alice, "key"), OperationId.Of(Alice, "key"));
        Assert.NotEqual(OperationId.Of(Alice, "key"), OperationId.Of(bob, "key"));
        Assert.Equal(1_000, Enumerable.Range(0, 1_000).Select(at => OperationId.Of(Alice, $"key{at}")).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("9c881ecd-df44-4a15-ad24-13dc687d16fa")]
    [InlineData("9C881ECDDF448A15AD2413DC687D16FA")]
    [InlineData("nothing")]
    [InlineData("")]
    public void Another_id_leads_nowhere_and_is_found_by_the_handle_before_it(string id)
    {
        Assert.Null(OperationId.HandleStart(id));
        Assert.Equal($"{Alice.Handle}-{id}", OperationId.NameOf(Alice, id));
    }

    [Fact]
    public void An_id_that_leads_elsewhere_is_found_by_the_handle_before_it()
    {
        var id = OperationId.New(BankId.Create("acme", BankKind.User, "bob"));
        Assert.Equal($"{Alice.Handle}-{id}", OperationId.NameOf(Alice, id));
    }
}
