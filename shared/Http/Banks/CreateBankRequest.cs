namespace MemoryFunctions.Http.Banks;

/// <summary>A bank to make or to change: what is absent stays as it is.</summary>
internal sealed record CreateBankRequest
{
    /// <summary>A display name; a new bank's is its id.</summary>
    public string? Name { get; init; }

    public DispositionTraits? Disposition { get; init; }

    /// <summary>1 to 5; goes before the trait in <c>disposition</c>.</summary>
    public int? DispositionSkepticism { get; init; }

    /// <inheritdoc cref="DispositionSkepticism"/>
    public int? DispositionLiteralism { get; init; }

    /// <inheritdoc cref="DispositionSkepticism"/>
    public int? DispositionEmpathy { get; init; }

    /// <summary>The older name of <c>reflect_mission</c>.</summary>
    public string? Mission { get; init; }

    public string? Background { get; init; }

    /// <summary>What the bank is for.</summary>
    public string? ReflectMission { get; init; }
}
