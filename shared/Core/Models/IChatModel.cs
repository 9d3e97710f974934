namespace MemoryFunctions.Core.Models;

/// <summary>
/// A language model, as the prompts need it: one question, one answer. Whoever implements it sees to timeouts, retries, limits
/// and credentials; whoever asks sees to what the answer says (<see cref="StructuredChat"/>).
/// </summary>
public interface IChatModel
{
    /// <summary>The model's name, for people and for the versions of kept answers.</summary>
    string Model { get; }

    /// <summary>One answer. One that was cut off or refused is an answer too: <see cref="ChatReply.Finish"/> says so.</summary>
    /// <exception cref="Errors.ModelException">There is none; the exception says whether asking again may help, and after how long.</exception>
    Task<ChatReply> CompleteAsync(ChatRequest request, CancellationToken cancellationToken);
}
