using System.Globalization;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Http.Banks;

/// <summary>Between the contract's banks and the product's.</summary>
internal static class BankMapping
{
    private const int MaxNameBytes = 1024;
    private const int MaxTextBytes = 16 * 1024;
    private const int MinTrait = 1;
    private const int MaxTrait = 5;

    public static BankProfileUpdate ToUpdate(CreateBankRequest request)
    {
        CallerText.RequireText(request.Name, "name", MaxNameBytes);
        CallerText.RequireText(request.Mission, "mission", MaxTextBytes);
        CallerText.RequireText(request.ReflectMission, "reflect_mission", MaxTextBytes);
        CallerText.RequireText(request.Background, "background", MaxTextBytes);
        return new BankProfileUpdate
        {
            Name = request.Name,
            Mission = request.ReflectMission ?? request.Mission,
            Background = request.Background,
            Skepticism = Trait(request.DispositionSkepticism, request.Disposition?.Skepticism, "skepticism"),
            Literalism = Trait(request.DispositionLiteralism, request.Disposition?.Literalism, "literalism"),
            Empathy = Trait(request.DispositionEmpathy, request.Disposition?.Empathy, "empathy"),
        };
    }

    public static BankProfileResponse ToResponse(BankProfile profile) => new()
    {
        BankId = profile.Bank.Key,
        Name = profile.Name,
        Disposition = new DispositionTraits
        {
            Skepticism = profile.Disposition.Skepticism,
            Literalism = profile.Disposition.Literalism,
            Empathy = profile.Disposition.Empathy,
        },
        Mission = profile.Mission,
        Background = profile.Background,
    };

    private static int? Trait(int? flat, int? nested, string name) => (flat, nested) switch
    {
        ({ } value, _) => InRange(value, $"disposition_{name}"),
        (null, { } value) => InRange(value, $"disposition.{name}"),
        _ => null,
    };

    private static int InRange(int value, string field) => value is >= MinTrait and <= MaxTrait
        ? value
        : throw new InvalidInputException(field, string.Create(CultureInfo.InvariantCulture, $"must be from {MinTrait} to {MaxTrait}"));
}
