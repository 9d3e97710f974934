using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Http.Auth;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Http.Tests.Auth;

public sealed class AuthSettingsTests
{
    private const string Secret = "a-secret-0123456789";

    [Theory]
    [InlineData("Auth:Keys:0:Key must have at least 16 visible ASCII characters.", "Keys:0:Key", "a-secret-012345")]
    [InlineData("Auth:Keys:0:Key must have at least 16", "Keys:0:Key", "a-secret 0123456789")]
    [InlineData("Auth:Keys:0:Key must have at least 16", "Keys:0:Key", "a-secret-é0123456789")]
    [InlineData("Auth:Keys:0:Key must have at least 16", "Keys:0:Tenant", "acme")]
    [InlineData("Auth:Keys:1:Key is the same as Auth:Keys:0:Key.", "Keys:0:Key", Secret, "Keys:1:Key", Secret, "Keys:1:Tenant", "acme")]
    [InlineData("Auth:Keys:0:Tenant must be 1 to 63 of a-z, 0-9 and -.", "Keys:0:Key", Secret, "Keys:0:Tenant", "Acme")]
    [InlineData("Auth:Keys:0:Tenant must be 1 to 63 of a-z, 0-9 and -.", "Keys:0:Key", Secret, "Keys:0:Tenant", "a/b")]
    [InlineData("Auth:Keys:0:Tenant must be 1 to 63 of a-z, 0-9 and -.", "Keys:0:Key", Secret, "Keys:0:Tenant", "")]
    public void What_is_wrong_ends_the_start_with_a_message_that_names_the_setting_and_no_key(string message, params string[] settings)
    {
        using var services = Services(settings);

        var failure = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a-secret", failure.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A key that opens the wrong tenant because of a slip of the pen would be worse than no start.</summary>
    [Theory]
    [InlineData("Keys:0:Tenent", "Keys:0:Key", Secret, "Keys:0:Tenent", "acme")]
    [InlineData("Key", "Key", Secret)]
    [InlineData("Keys", "Keys", Secret)]
    [InlineData("Keys:0", "Keys:0", Secret)]
    [InlineData("Keys", "Keys:Key", Secret)]
    public void A_setting_that_nobody_reads_ends_the_start_too(string name, params string[] settings)
    {
        var failure = Assert.Throws<ConfigurationException>(() => Services(settings));

        Assert.Contains("Auth:" + name, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a-secret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_others_reach_does_not_start_without_keys()
    {
        using var without = Services();
        using var with = Services("Keys:0:Key", Secret);

        var failure = Assert.Throws<ConfigurationException>(() => without.RequireKeys("others reach it"));
        with.RequireKeys("others reach it");

        Assert.Contains("others reach it", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Auth__Keys__0__Key", failure.Message, StringComparison.Ordinal);
        Assert.False(without.HasKeys());
        Assert.True(with.HasKeys());
    }

    [Fact]
    public void A_request_that_nobody_authenticated_has_no_caller() => Assert.Throws<InvalidOperationException>(() => new DefaultHttpContext().Caller());

    [Fact]
    public void Each_key_finds_its_own_tenant_and_nothing_else_finds_any()
    {
        var key = Gen.Choose('!', '~').Select(code => (char)code).ArrayOf(20).Select(characters => new string(characters));
        Prop.ForAll(key.ListOf().Select(keys => keys.Distinct(StringComparer.Ordinal).ToList()).ToArbitrary(), key.ToArbitrary(), (keys, other) =>
        {
            var ring = new KeyRing(Options.Create(new AuthOptions { Keys = [.. keys.Select((secret, at) => new AuthKey { Key = secret, Tenant = $"t{at}" })] }));
            Assert.Equal(keys.Count == 0, ring.IsEmpty);
            Assert.All(keys, (secret, at) => Assert.Equal($"t{at}", ring.Find(secret)!.Tenant));
            Assert.All(keys, secret => Assert.Null(ring.Find(secret[..^1])));
            Assert.Equal(keys.Contains(other, StringComparer.Ordinal), ring.Find(other) is not null);
        }).Check(Config.QuickThrowOnFailure);
    }

    private static ServiceProvider Services(params string[] settings) => new ServiceCollection()
        .AddLogging()
        .AddMemoryHttp(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Chunk(2).Select(pair => KeyValuePair.Create<string, string?>("Auth:" + pair[0], pair[1])))
            .Build())
        .BuildServiceProvider();
}
