namespace MemoryFunctions.Core.Models;

/// <summary>A model's answer does not say what it must. The message is for the model to read: it names the place.</summary>
internal sealed class AnswerFaultException(string message) : Exception(message);
