using System.Globalization;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Operations;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Retain;

/// <summary>Retains the text of files, each as an operation of its own.</summary>
public sealed class FileRetainService(RetainService retain, IOptions<RetainOptions> options)
{
    /// <summary>
    /// Takes each file as a document. All are checked before the first is stored; where the store fails between two, sending them
    /// again does nothing twice, as far as they have document ids.
    /// </summary>
    /// <returns>The operations, in the order of the files.</returns>
    /// <exception cref="InvalidInputException">A file has no text, or what is said of it is not well formed; nothing was stored.</exception>
    public async Task<IReadOnlyList<string>> RetainAsync(BankId bank, IReadOnlyList<RetainItem> files, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        var commands = files.Select(file => new RetainCommand { Bank = bank, Async = true, OperationType = OperationTypes.FileConvertRetain, Items = [file] }).ToList();
        for (var at = 0; at < commands.Count; at++)
        {
            Check(commands[at], at);
        }

        var operations = new List<string>(commands.Count);
        foreach (var command in commands)
        {
            operations.Add((await retain.RetainAsync(command, cancellationToken).ConfigureAwait(false)).OperationId);
        }

        return operations;
    }

    private void Check(RetainCommand command, int at)
    {
        const string Item = "items.0.";
        try
        {
            RetainValidation.Check(command, options.Value);
        }
        catch (InvalidInputException e)
        {
            var field = e.Field.StartsWith(Item, StringComparison.Ordinal) ? e.Field[Item.Length..] : e.Field;
            throw field is "content"
                ? new InvalidInputException(string.Create(CultureInfo.InvariantCulture, $"files.{at}"), "has no text, or text that cannot be stored", e)
                : new InvalidInputException(string.Create(CultureInfo.InvariantCulture, $"files_metadata.{at}.{field}"), e.Message, e);
        }
    }
}
