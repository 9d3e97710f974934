namespace MemoryFunctions.Embedded.Cosmos.Journal;

/// <summary>The kinds of records. The numbers are on disk: never change one.</summary>
internal enum RecordType : byte
{
    PutItem = 1,
    DeleteItem = 2,
    PutDatabase = 3,
    DeleteDatabase = 4,
    PutContainer = 5,
    DeleteContainer = 6,
    End = 7,
}
