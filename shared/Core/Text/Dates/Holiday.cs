namespace MemoryFunctions.Core.Text.Dates;

/// <summary>Feasts that people date things by.</summary>
internal enum Holiday
{
    NewYear,
    NewYearsEve,
    Epiphany,
    ValentinesDay,
    Carnival,
    Easter,
    Pentecost,
    MothersDay,
    FathersDay,
    MemorialDay,
    IndependenceDay,
    Assumption,
    LaborDay,
    Halloween,
    AllSaints,
    Thanksgiving,
    ChristmasEve,
    Christmas,
}
