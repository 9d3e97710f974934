namespace MemoryFunctions.Http.Health;

/// <summary>Which parts of the contract the service has.</summary>
internal sealed record FeaturesInfo
{
    public required bool Observations { get; init; }

    public required bool Mcp { get; init; }

    public required bool Worker { get; init; }

    public required bool BankConfigApi { get; init; }

    public required bool BankLlmHealth { get; init; }

    public required bool FileUploadApi { get; init; }

    public required bool DocumentExportApi { get; init; }

    public required bool DocumentImportApi { get; init; }

    public required bool AuditLog { get; init; }

    public required bool LlmTrace { get; init; }

    public required bool StoreDocumentText { get; init; }

    /// <summary>What exists now.</summary>
    public static FeaturesInfo Current => new()
    {
        Observations = false,
        Mcp = false,
        Worker = true,
        BankConfigApi = true,
        BankLlmHealth = false,
        FileUploadApi = true,
        DocumentExportApi = false,
        DocumentImportApi = false,
        AuditLog = false,
        LlmTrace = false,
        StoreDocumentText = true,
    };
}
