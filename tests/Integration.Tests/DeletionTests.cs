using System.Net;

namespace MemoryFunctions.Integration.Tests;

public sealed class DeletionTests(LocalFixture local) : IClassFixture<LocalFixture>
{
    [Fact]
    public async Task A_deleted_bank_is_gone_at_once_and_starts_empty_when_made_again()
    {
        var bank = LocalFixture.NewBank("deleted");
        for (var round = 0; round < 3; round++)
        {
            await local.Client.RetainAsync(bank, $"user: I keep {round} bees.\nuser: They are happy.", "d");
            Assert.Equal(2, (await local.Client.MemoriesAsync(bank)).Count);

            await local.Client.DeleteBankAsync(bank);

            Assert.False(await local.Client.BankExistsAsync(bank));
            await AssertEmptyAsync(bank);
            await local.Client.CreateBankAsync(bank);
            await AssertEmptyAsync(bank);
        }
    }

    [Fact]
    public async Task A_deleted_document_is_gone_at_once_and_starts_empty_when_made_again()
    {
        var bank = LocalFixture.NewBank("document");
        await local.Client.RetainAsync(bank, "user: I own a yacht.", "kept");
        for (var round = 0; round < 3; round++)
        {
            await local.Client.RetainAsync(bank, $"user: I own {round} bicycles.\nuser: They are red.", "d");

            var deleted = await local.Client.DeleteDocumentAsync(bank, "d");

            Assert.Equal(2, (int)deleted["memory_units_deleted"]!);
            Assert.Null(await local.Client.DocumentAsync(bank, "d"));
            Assert.DoesNotContain(await local.Client.RecallAsync(bank, "bicycles red", "high"), text => text.Contains("bicycles", StringComparison.Ordinal));
            Assert.Single(await local.Client.MemoriesAsync(bank));
            Assert.Equal(1, await local.Client.DocumentCountAsync(bank));
        }

        await local.Client.RetainAsync(bank, "user: I own a scooter.", "d", "append");
        Assert.Equal("user: I own a scooter.", await local.Client.DocumentAsync(bank, "d"));
    }

    [Fact]
    public async Task What_was_on_its_way_into_memory_does_not_come_back_after_a_delete()
    {
        var bank = LocalFixture.NewBank("in-flight");
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(at =>
            local.Client.RetainAsync(bank, string.Join('\n', Enumerable.Range(0, 40).Select(line => $"user: Line {line} of story {at}.")), $"d{at}", isAsync: true)));

        await local.Client.DeleteBankAsync(bank);
        await AssertEmptyAsync(bank);
        await local.Client.RetainAsync(bank, "user: A new life.", "new");

        foreach (var answer in answers)
        {
            Assert.Equal("not_found", await local.Client.OperationAsync(bank, (string)answer["operation_id"]!));
        }

        Assert.Equal("user: A new life.", Assert.Single(await local.Client.MemoriesAsync(bank)).Text);
        Assert.Equal(1, await local.Client.DocumentCountAsync(bank));
    }

    [Fact]
    public async Task Deleting_while_others_write_leaves_either_all_or_nothing_of_each_document()
    {
        var bank = LocalFixture.NewBank("racing");
        await local.Client.CreateBankAsync(bank);
        var writers = Enumerable.Range(0, 8).Select(at => local.Client.RetainAsync(bank, $"user: One of {at}.\nuser: Two of {at}.", $"d{at}")).ToList();
        var deletes = Enumerable.Range(0, 3).Select(_ => local.Client.DeleteBankAsync(bank)).ToList();
        await Task.WhenAll(writers);
        await Task.WhenAll(deletes);

        var memories = await local.Client.MemoriesAsync(bank);
        for (var at = 0; at < writers.Count; at++)
        {
            var expected = await local.Client.DocumentAsync(bank, $"d{at}") is null ? 0 : 2;
            Assert.Equal(expected, memories.Count(memory => memory.Text.Contains($"of {at}.", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_document_that_is_not_there_cannot_be_deleted()
    {
        var (status, body) = await local.Client.SendAsync(HttpMethod.Delete, MemoryClient.Path(LocalFixture.NewBank("none")) + "/documents/d");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.NotNull((string?)body["detail"]);
    }

    private async Task AssertEmptyAsync(string bank)
    {
        Assert.Empty(await local.Client.MemoriesAsync(bank));
        Assert.Empty(await local.Client.RecallAsync(bank, "bees story line life", "high"));
        Assert.Equal(0, await local.Client.DocumentCountAsync(bank));
        Assert.Null(await local.Client.DocumentAsync(bank, "d"));
    }
}
