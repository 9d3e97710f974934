using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Core.Text;
using MemoryFunctions.Core.Text.Secrets;

namespace MemoryFunctions.Core.Curate;

/// <summary>What an edit must be like, and what is taken out of it as it is out of all that is retained.</summary>
internal static class EditValidation
{
    private const int MaxTextBytes = 16 * 1024;
    private const int MaxReasonBytes = 4 * 1024;

    /// <exception cref="InvalidInputException">It is not well formed.</exception>
    public static MemoryEdit Check(MemoryEdit edit, RetainSecrets secrets)
    {
        if (edit.Text is { } text)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                throw new InvalidInputException("text", "must not be blank");
            }

            CallerText.RequireText(text, "text", MaxTextBytes);
        }

        if (edit.Type is not (null or "world" or "experience"))
        {
            throw new InvalidInputException("fact_type", "must be world or experience");
        }

        if (edit.State is MemoryState.Deleted)
        {
            throw new InvalidInputException("state", "must be valid or invalidated");
        }

        CallerText.RequireText(edit.Reason, "reason", MaxReasonBytes);
        CallerText.RequireText(edit.Feedback?.Reason, "feedback_reason", MaxReasonBytes);
        RetainValidation.CheckAbout("", edit.Context, edit.Tags ?? [], edit.Entities ?? [], edit.Metadata ?? DocumentPart.NoMetadata);
        return secrets == RetainSecrets.Keep ? edit : edit with
        {
            Text = edit.Text is null ? null : SecretScanner.Redact(edit.Text),
            Context = edit.Context is null ? null : SecretScanner.Redact(edit.Context),
            Reason = edit.Reason is null ? null : SecretScanner.Redact(edit.Reason),
            Feedback = edit.Feedback is { Reason: { } why } feedback ? feedback with { Reason = SecretScanner.Redact(why) } : edit.Feedback,
            Metadata = edit.Metadata?.ToDictionary(entry => entry.Key, entry => SecretScanner.RedactNamed(entry.Key, entry.Value), StringComparer.Ordinal),
        };
    }
}
