using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;

namespace MemoryFunctions.Core.Extract;

/// <summary>What a bank's documents are asked under: what was said of the document itself, else what the bank and its tenant say.</summary>
internal sealed class BankTerms
{
    /// <summary>Stands between two instructions each of which has its own memories.</summary>
    private const string OfTheAssistant = "For what the assistant says, does or finds out, and for that only, heed this instead:";

    private readonly BankKind kind;
    private readonly PassageTerms general;
    private readonly string forAgents;
    private readonly PassageTerms usual;

    /// <param name="kind">Whose bank it is.</param>
    /// <param name="general">What holds where nothing else is said; not yet as a model is told it.</param>
    /// <param name="forAgents">What the tenant says about the memories of agents; may be empty.</param>
    public BankTerms(BankKind kind, PassageTerms general, string forAgents)
    {
        (this.kind, this.general, this.forAgents) = (kind, general, forAgents);
        usual = ForModel(general.Guidance);
    }

    public PassageTerms Of(StoredDocument document)
    {
        var said = document.Guidance;
        var ofAgent = kind == BankKind.Agent || document.Scope.AgentId is not null ? said?.AgentInstructions ?? forAgents : "";
        if (said is null && ofAgent.Length == 0)
        {
            return usual;
        }

        var instructions = said?.Instructions ?? general.Guidance.Instructions;
        return ForModel(general.Guidance with
        {
            Instructions = ofAgent.Length == 0 ? instructions
                : kind == BankKind.Agent ? ofAgent
                : string.Join('\n', new[] { instructions, OfTheAssistant, ofAgent }.Where(text => text.Length > 0)),
            Categories = said is { Categories.Count: > 0 } ? said.Categories : general.Guidance.Categories,
        });
    }

    private PassageTerms ForModel(BankGuidance guidance) => general with { Guidance = guidance.ForModel };
}
