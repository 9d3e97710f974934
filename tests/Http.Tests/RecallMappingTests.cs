using System.Text.Json;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Http.Banks;

namespace MemoryFunctions.Http.Tests;

public sealed class RecallMappingTests
{
    [Fact]
    public void What_ranks_reaches_the_query_as_it_was_asked()
    {
        var query = Map("""
            {"query":"tea","query_timestamp":"2024-05-03T10:00:00+02:00","prefer_observations":true,"min_scores":{"reranker":0.25},
             "temporal_window":{"start":"2024-05-01T06:00:00Z","end":"2024-05-02T06:00:00Z"}}
            """);

        Assert.Equal(new DateTimeOffset(2024, 5, 3, 10, 0, 0, TimeSpan.FromHours(2)), query.Now);
        Assert.Equal(new RecallWindow(Utc(1, 6), Utc(2, 6)), query.Window);
        Assert.True(query.PreferObservations);
        Assert.Equal(0.25, query.MinReranker);
    }

    [Theory]
    [InlineData("""{"query":"tea"}""")]
    [InlineData("""{"query":"tea","query_timestamp":null,"temporal_window":null,"min_scores":null,"tag_groups":null}""")]
    [InlineData("""{"query":"tea","query_timestamp":"","prefer_observations":false,"min_scores":{}}""")]
    public void What_is_not_said_is_not_asked(string body)
    {
        var query = Map(body);

        Assert.Equal((null, null, false, null, null), (query.Now, query.Window, query.PreferObservations, query.MinReranker, query.Condition));
    }

    [Fact]
    public void A_window_that_ends_on_a_date_ends_with_that_day()
    {
        Assert.Equal(new RecallWindow(Utc(1, 0), Utc(2, 0).AddTicks(-1)), Map("""{"query":"tea","temporal_window":{"start":"2024-05-01","end":"2024-05-01"}}""").Window);
        Assert.Equal(DateTimeOffset.MaxValue, Map("""{"query":"tea","temporal_window":{"start":"2024-05-01","end":"9999-12-31"}}""").Window!.End);
    }

    private static DateTimeOffset Utc(int day, int hour) => new(2024, 5, day, hour, 0, 0, TimeSpan.Zero);

    private static RecallQuery Map(string body) =>
        RecallMapping.ToQuery(BankId.Create(BankId.DefaultTenant, BankKind.User, "alice"), JsonSerializer.Deserialize(body, BanksJson.Default.RecallRequest)!);
}
