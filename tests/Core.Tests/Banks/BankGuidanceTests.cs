using MemoryFunctions.Core.Banks;

namespace MemoryFunctions.Core.Tests.Banks;

public sealed class BankGuidanceTests
{
    [Fact]
    public void A_verbose_bank_asks_for_every_detail_before_its_own_instructions()
    {
        var told = new BankGuidance { Mode = ExtractionMode.Verbose, Instructions = "Heed names." }.ForModel;

        Assert.StartsWith("State every detail", told.Instructions, StringComparison.Ordinal);
        Assert.EndsWith("\nHeed names.", told.Instructions, StringComparison.Ordinal);
        Assert.NotEqual(told.ForFacts, new BankGuidance { Instructions = "Heed names." }.ForModel.ForFacts, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(ExtractionMode.Concise)]
    [InlineData(ExtractionMode.Custom)]
    public void The_other_modes_leave_it_to_the_instructions(ExtractionMode? mode)
    {
        var guidance = new BankGuidance { Mode = mode, Instructions = "Heed names." };

        Assert.Same(guidance, guidance.ForModel);
    }

    [Fact]
    public void Guidance_under_another_mode_is_another()
    {
        Assert.NotEqual(new BankGuidance { Mode = ExtractionMode.Verbose }, BankGuidance.None);
        Assert.Equal(new BankGuidance { Mode = ExtractionMode.Verbose }, new BankGuidance { Mode = ExtractionMode.Verbose });
    }
}
