using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>A row that passed the filter, with what it is sorted by.</summary>
/// <param name="Item">The item.</param>
/// <param name="Score">Its vector distance, where that is the order.</param>
/// <param name="Keys">Its keys, where paths are the order.</param>
internal readonly record struct RankedRow(StoredItem Item, double Score, SqlValue[]? Keys);

/// <summary>Sorts rows; equal ones by resource number, so that pages neither repeat nor lose any.</summary>
internal sealed class RowOrder(BoundQuery query) : IComparer<RankedRow>
{
    private readonly bool byScore = query.VectorOrder is not null;
    private readonly bool largestFirst = query.VectorOrder is { LargestFirst: true };

    public int Compare(RankedRow x, RankedRow y)
    {
        var order = byScore ? CompareScores(x.Score, y.Score) : CompareKeys(x.Keys, y.Keys);
        return order != 0 ? order : x.Item.ResourceNumber.CompareTo(y.Item.ResourceNumber);
    }

    public int CompareScores(double x, double y) => largestFirst ? y.CompareTo(x) : x.CompareTo(y);

    public int CompareKeys(SqlValue[]? x, SqlValue[]? y)
    {
        for (var i = 0; i < (x?.Length ?? 0); i++)
        {
            var order = x![i].OrderAgainst(y![i]);
            if (order != 0)
            {
                return query.Orders[i].Descending ? -order : order;
            }
        }

        return 0;
    }
}
