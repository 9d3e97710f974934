using System.Globalization;
using MemoryFunctions.Core.Directives;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.MentalModels;

namespace MemoryFunctions.Core.Templates;

/// <summary>What is wrong with a template whatever the bank.</summary>
internal static class TemplateCheck
{
    /// <exception cref="InvalidInputException">A field is at fault.</exception>
    public static void Check(BankTemplate template)
    {
        var now = DateTimeOffset.UnixEpoch;
        RequireFew(template.MentalModels.Count, MentalModelService.MaxModels, "mental_models");
        RequireFew(template.Directives.Count, DirectiveService.MaxDirectives, "directives");
        foreach (var (at, model) in template.MentalModels.Index())
        {
            MentalModelService.CheckId(model.Id, Place("mental_models", at) + "id");
            MentalModelService.Check(model.Definition.ApplyTo(MentalModelService.New(model.Id, now), now), Place("mental_models", at));
        }

        foreach (var (at, directive) in template.Directives.Index())
        {
            DirectiveService.Check(directive.ApplyTo(DirectiveService.New(now), now), Place("directives", at));
        }

        RequireOnce([.. template.MentalModels.Select(model => model.Id)], "mental_models", "id");
        RequireOnce([.. template.Directives.Select(directive => directive.Name!)], "directives", "name");
    }

    private static void RequireFew(int count, int most, string field)
    {
        if (count > most)
        {
            throw new InvalidInputException(field, string.Create(CultureInfo.InvariantCulture, $"must have at most {most} entries"));
        }
    }

    private static void RequireOnce(IReadOnlyList<string> keys, string list, string field)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (at, key) in keys.Index())
        {
            if (!seen.Add(key))
            {
                throw new InvalidInputException(Place(list, at) + field, "is that of an earlier entry");
            }
        }
    }

    private static string Place(string list, int at) => string.Create(CultureInfo.InvariantCulture, $"{list}.{at}.");
}
