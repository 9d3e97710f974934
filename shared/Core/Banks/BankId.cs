using System.Buffers;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Banks;

/// <summary>
/// Names a bank: the security and partition boundary. The key is the caller's id, any Unicode up to 1,024 UTF-8 bytes,
/// compared ordinally and never normalised.
/// </summary>
public readonly record struct BankId
{
    /// <summary>The tenant where no other is configured.</summary>
    public const string DefaultTenant = "default";

    private static readonly SearchValues<char> TenantCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private BankId(string tenant, BankKind kind, string key) => (Tenant, Kind, Key) = (tenant, kind, key);

    public string Tenant { get; }

    public BankKind Kind { get; }

    public string Key { get; }

    /// <summary>The partition key: <c>{tenant}/{u|agent|app|run}/{key}</c>.</summary>
    public string Path => $"{Tenant}/{Segment(Kind)}/{Key}";

    /// <summary>26 characters that stand for the bank in memory ids; the directory leads back from it.</summary>
    public string Handle => Digest.Of("bank", Path);

    /// <exception cref="InvalidInputException">The tenant or the key is not well formed.</exception>
    public static BankId Create(string tenant, BankKind kind, string? key, string field = "bank_id")
    {
        if (tenant.Length is 0 or > 63 || tenant.AsSpan().ContainsAnyExcept(TenantCharacters))
        {
            throw new InvalidInputException("tenant", "must be 1 to 63 of a-z, 0-9 and -");
        }

        CallerText.RequireId(key, field);
        return new BankId(tenant, kind, key!);
    }

    /// <summary>Reads a partition key back.</summary>
    /// <exception cref="InvalidInputException">It is not of the form that <see cref="Path"/> writes.</exception>
    public static BankId Parse(string path)
    {
        var parts = path.Split('/', 3);
        return parts.Length == 3
            ? Create(parts[0], KindOf(parts[1]), parts[2], "bank")
            : throw new InvalidInputException("bank", "must be {tenant}/{kind}/{key}");
    }

    public override string ToString() => Handle;

    /// <summary>What the paths of a tenant's banks of one kind begin with.</summary>
    public static string Prefix(string tenant, BankKind kind) => $"{tenant}/{Segment(kind)}/";

    private static string Segment(BankKind kind) => kind switch
    {
        BankKind.User => "u",
        BankKind.Agent => "agent",
        BankKind.App => "app",
        _ => "run",
    };

    private static BankKind KindOf(string segment) => segment switch
    {
        "u" => BankKind.User,
        "agent" => BankKind.Agent,
        "app" => BankKind.App,
        "run" => BankKind.Run,
        _ => throw new InvalidInputException("bank", "must name one of the kinds u, agent, app, run"),
    };
}
