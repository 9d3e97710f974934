namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>Keeps the first rows of an order: collects twice as many as are needed, then sorts and cuts.</summary>
internal sealed class TopRows(RowOrder order, int needed)
{
    private const int MinCut = 256;

    private readonly List<RankedRow> rows = [];
    private RankedRow worst;
    private bool cut;

    public void Add(in RankedRow row)
    {
        if (needed == 0 || (cut && order.Compare(row, worst) > 0))
        {
            return;
        }

        rows.Add(row);
        if (needed < int.MaxValue / 2 && rows.Count >= Math.Max(needed * 2, MinCut))
        {
            Cut();
        }
    }

    public IReadOnlyList<RankedRow> Finish()
    {
        Cut();
        return rows;
    }

    private void Cut()
    {
        rows.Sort(order);
        if (rows.Count > needed)
        {
            rows.RemoveRange(needed, rows.Count - needed);
            worst = rows[^1];
            cut = true;
        }
    }
}
