using MemoryFunctions.Core.Banks;

namespace MemoryFunctions.Azure.Tests.Cosmos;

public sealed class RecallCandidatesTests
{
    private static readonly BankId Bank = MemoryHost.Bank();

    /// <summary>Turns of few words stand in each other's context, so that what a term brings is more than its frequency says.</summary>
    [Fact]
    public async Task What_has_the_rarest_word_of_a_question_is_found_though_its_common_words_bring_more_than_the_budget()
    {
        await using var host = await MemoryHost.StartAsync();
        for (var document = 0; document < 2; document++)
        {
            var first = document * 250;
            var lines = Enumerable.Range(first, 250).Select(at => $"user: {Word(at)} and {Word(at * 5)} number{at}x with the {Word(at * 11)} near a {Word(at * 17)}.");
            await host.SayAsync(Bank, $"d{document}", string.Join('\n', lines));
        }

        var asked = $"user: {Word(1)} and {Word(2)} quokka with the {Word(3)} near a {Word(4)}.";
        await host.SayAsync(Bank, "small", asked);
        Assert.Equal(asked, (await host.AskAsync(Bank, asked))[0]);
    }

    /// <summary>One of 42, each about as often as any other.</summary>
    private static string Word(int at) => $"{"bdfgklmnprstvz"[at % 14]}o{"dkl"[at % 42 / 14]}a{"bdfgklmnprstvz"[at % 14]}i";
}
