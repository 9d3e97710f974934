using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;

namespace MemoryFunctions.Core.Tests.Banks;

public sealed class BankIdTests
{
    private static readonly string[] Pieces =
        ["a", "A", "/", "//", "u/", "?", "#", "\\", " ", "%2F", "\"", "'", ".", "é", "e\u0301", "ß", "ı", "李", "🎉", "\ud83d\udc69\u200d\ud83d\udcbb", "\u00a0", "\ufeff", "\u202e", "\n", "\t"];

    private static readonly Gen<string> Keys = Gen.Elements(Pieces).NonEmptyListOf().Select(string.Concat).Where(key => !string.IsNullOrWhiteSpace(key));

    [Fact]
    public void Any_key_comes_back_from_the_path() =>
        Prop.ForAll(Keys.Zip(Gen.Elements(Enum.GetValues<BankKind>())).ToArbitrary(), pair =>
        {
            var bank = BankId.Create("acme-1", pair.Item2, pair.Item1);
            Assert.Equal(bank, BankId.Parse(bank.Path));
            Assert.Equal(pair.Item1, BankId.Parse(bank.Path).Key);
            Assert.Matches("^[a-z2-7]{26}$", bank.Handle);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Different_keys_are_different_banks() =>
        Prop.ForAll(Keys.Zip(Keys).ToArbitrary(), pair =>
        {
            var (one, other) = (Of(pair.Item1), Of(pair.Item2));
            var same = string.Equals(pair.Item1, pair.Item2, StringComparison.Ordinal);
            Assert.Equal(same, one == other);
            Assert.Equal(same, string.Equals(one.Path, other.Path, StringComparison.Ordinal));
            Assert.Equal(same, string.Equals(one.Handle, other.Handle, StringComparison.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Composed_and_decomposed_keys_differ()
    {
        Assert.NotEqual(Of("José"), Of("José".Normalize(NormalizationForm.FormD)));
        Assert.NotEqual(Of("José").Handle, Of("José".Normalize(NormalizationForm.FormD)).Handle);
    }

    [Theory]
    [InlineData("alice", "Alice")]
    [InlineData("alice", "alice ")]
    [InlineData("alice", " alice")]
    [InlineData("a/b", "a%2Fb")]
    public void Keys_are_compared_ordinally(string one, string other) => Assert.NotEqual(Of(one).Handle, Of(other).Handle);

    [Fact]
    public void The_same_key_of_another_kind_or_tenant_is_another_bank()
    {
        var banks = Enum.GetValues<BankKind>().SelectMany(kind => new[] { BankId.Create("t", kind, "x"), BankId.Create("t2", kind, "x") }).ToList();
        Assert.Equal(8, banks.Select(bank => bank.Handle).Distinct(StringComparer.Ordinal).Count());
        Assert.NotEqual(BankId.Create("t", BankKind.User, "agent/x").Path, BankId.Create("t", BankKind.Agent, "x").Path);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  \t")]
    [InlineData("a\0b")]
    public void A_key_that_cannot_be_kept_is_refused_by_name(string? key)
    {
        var problem = Assert.Throws<InvalidInputException>(() => BankId.Create("t", BankKind.User, key, "user_id"));
        Assert.Equal("user_id", problem.Field);
    }

    [Fact]
    public void A_key_with_half_a_character_is_refused() =>
        Assert.Throws<InvalidInputException>(() => Of("a" + '\ud800'));

    [Fact]
    public void A_key_may_take_1024_bytes_of_UTF_8()
    {
        Assert.Equal(1024, Of(new string('é', 512)).Key.Length * 2);
        Assert.Throws<InvalidInputException>(() => Of(new string('é', 512) + "a"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Acme")]
    [InlineData("a_b")]
    [InlineData("a/b")]
    [InlineData("ä")]
    public void A_tenant_of_other_characters_is_refused(string tenant) =>
        Assert.Equal("tenant", Assert.Throws<InvalidInputException>(() => BankId.Create(tenant, BankKind.User, "x")).Field);

    [Fact]
    public void A_tenant_may_have_63_characters()
    {
        Assert.Equal(63, BankId.Create(new string('a', 63), BankKind.User, "x").Tenant.Length);
        Assert.Throws<InvalidInputException>(() => BankId.Create(new string('a', 64), BankKind.User, "x"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("default")]
    [InlineData("default/u")]
    [InlineData("default/user/x")]
    [InlineData("default/U/x")]
    [InlineData("Default/u/x")]
    [InlineData("default/u/")]
    public void What_is_no_path_is_refused(string path) => Assert.Throws<InvalidInputException>(() => BankId.Parse(path));

    private static BankId Of(string key) => BankId.Create(BankId.DefaultTenant, BankKind.User, key);
}
