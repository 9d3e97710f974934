namespace MemoryFunctions.Core.Errors;

/// <summary>What the caller sent cannot be taken. The message is written for the caller.</summary>
/// <param name="field">The field at fault, as a path in the caller's own terms, such as <c>items.0.content</c>.</param>
/// <param name="message">What is wrong with it.</param>
public sealed class InvalidInputException(string field, string message, Exception? inner = null) : MemoryFunctionsException(message, inner)
{
    public string Field { get; } = field;

    public override bool IsTransient => false;
}
