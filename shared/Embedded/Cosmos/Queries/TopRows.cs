namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>Keeps the first rows of an order: collects twice as many as are needed, then sorts and cuts.</summary>
internal sealed class TopRows(RowOrder order, int needed)
{
    private const int MinCut = 256;

    private readonly List<RankedRow> rows = [];
    private RankedRow worst;
    private bool cut;

    /// <summary>Whether there are enough rows that further ones have to be better.</summary>
    public bool IsChoosing => cut;

    /// <summary>Whether a row of this vector distance may be among them; one that is as far as the last may.</summary>
    public bool Admits(double score) => needed > 0 && (!cut || order.CompareScores(score, worst.Score) <= 0);

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
        if (!IsSorted())
        {
            rows.Sort(order);
        }

        if (rows.Count > needed)
        {
            rows.RemoveRange(needed, rows.Count - needed);
            worst = rows[^1];
            cut = true;
        }
    }

    /// <summary>Rows without an order come as they were written, which as a rule is their order.</summary>
    private bool IsSorted()
    {
        for (var i = 1; i < rows.Count; i++)
        {
            if (order.Compare(rows[i - 1], rows[i]) > 0)
            {
                return false;
            }
        }

        return true;
    }
}
