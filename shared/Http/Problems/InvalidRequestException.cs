namespace MemoryFunctions.Http.Problems;

/// <summary>Fields of the request cannot be taken.</summary>
internal sealed class InvalidRequestException(params IReadOnlyList<FieldError> errors) : Exception("the request is not valid")
{
    public IReadOnlyList<FieldError> Errors { get; } = errors;
}
