using System.Globalization;
using System.Text;
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
        CheckText(request.Name, "name", MaxNameBytes);
        CheckText(request.Mission, "mission", MaxTextBytes);
        CheckText(request.ReflectMission, "reflect_mission", MaxTextBytes);
        CheckText(request.Background, "background", MaxTextBytes);
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

    private static void CheckText(string? text, string field, int maxBytes)
    {
        if (text is null)
        {
            return;
        }

        CallerText.RequireStorable(text, field);
        if (Encoding.UTF8.GetByteCount(text) > maxBytes)
        {
            throw new InvalidInputException(field, string.Create(CultureInfo.InvariantCulture, $"must be at most {maxBytes} UTF-8 bytes"));
        }
    }
}
