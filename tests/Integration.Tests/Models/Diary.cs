using MemoryFunctions.ScriptedModels;

namespace MemoryFunctions.Integration.Tests.Models;

/// <summary>Two conversations of a user: one fact outdates another, one stands alone, one turn states nothing.</summary>
internal static class Diary
{
    public static string[] Turns(string name) =>
        [$"I live in Paris, says the diary of {name}.", $"Nice weather, notes the diary of {name}.", $"I moved to Berlin, says the diary of {name}.", $"My cat is called Minka, says the diary of {name}."];

    public static string[] Facts(string name) => [$"{name} moved to Berlin.", $"{name}'s cat is called Minka."];

    public static ScriptedMind Mind(ScriptedModelServer server, params IReadOnlyList<string> names)
    {
        var mind = new ScriptedMind().Serve(server);
        foreach (var name in names)
        {
            mind.Knows(Turns(name)[0], GoldenFact.Of($"{name} lives in Paris.", name, "lives_in", "Paris"))
                .Knows(Turns(name)[2], GoldenFact.Of(Facts(name)[0], name, "lives_in", "Berlin"))
                .Knows(Turns(name)[3], GoldenFact.Of(Facts(name)[1], name, "cat", "Minka"));
        }

        return mind;
    }

    public static bool Reads(ScriptedRequest request, string name) =>
        request.Purpose == ScriptedMind.Extract && request.Input.Contains(Turns(name)[0], StringComparison.Ordinal);

    public static async Task<string> StartAsync(UserBank user)
    {
        var turns = Turns(user.Name);
        await user.SaveAsync("first", $"user: {turns[0]}\nassistant: {turns[1]}", "2026-01-10T09:00:00Z");
        await user.SaveAsync("second", $"user: {turns[2]}\nuser: {turns[3]}", "2026-04-10T09:00:00Z");
        return await user.StartConsolidationAsync();
    }

    public static async Task AssertWholeAsync(UserBank user, string operation)
    {
        Assert.Equal("completed", (string)(await user.WaitAsync(operation))["status"]!);
        Assert.Equal(Facts(user.Name), await user.FactTextsAsync());
    }
}
