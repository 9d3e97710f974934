using System.Text.Json.Serialization;

namespace MemoryFunctions.Http.Banks;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RetainRequest))]
[JsonSerializable(typeof(RetainResponse))]
[JsonSerializable(typeof(RecallRequest))]
[JsonSerializable(typeof(RecallResponse))]
[JsonSerializable(typeof(ReflectRequest))]
[JsonSerializable(typeof(ReflectResponse))]
[JsonSerializable(typeof(CreateBankRequest))]
[JsonSerializable(typeof(BankProfileResponse))]
[JsonSerializable(typeof(DeleteResponse))]
[JsonSerializable(typeof(ListMemoryUnitsResponse))]
[JsonSerializable(typeof(ListDocumentsResponse))]
[JsonSerializable(typeof(DocumentResponse))]
[JsonSerializable(typeof(DeleteDocumentResponse))]
[JsonSerializable(typeof(OperationStatusResponse))]
[JsonSerializable(typeof(OperationsListResponse))]
[JsonSerializable(typeof(OperationChangeResponse))]
[JsonSerializable(typeof(ReprocessDocumentResponse))]
[JsonSerializable(typeof(ConsolidationRequest))]
[JsonSerializable(typeof(ConsolidationResponse))]
[JsonSerializable(typeof(BankConfigUpdate))]
[JsonSerializable(typeof(BankConfigResponse))]
[JsonSerializable(typeof(BankListResponse))]
internal sealed partial class BanksJson : JsonSerializerContext;
