namespace MemoryFunctions.Core.Errors;

/// <summary>The deployment's settings do not fit what it runs on. The message names the setting to change.</summary>
public sealed class ConfigurationException(string message, Exception? inner = null) : MemoryFunctionsException(message, inner)
{
    public override bool IsTransient => false;
}
