using System.CommandLine;

namespace MemoryFunctions.Bench.CommandLine;

/// <summary><c>--data DIR</c>: a folder that has to hold the named file.</summary>
internal static class DataOption
{
    public static Option<DirectoryInfo> Create(string description, string file)
    {
        var option = new Option<DirectoryInfo>("--data") { Description = description, Required = true, HelpName = "dir" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<DirectoryInfo>() is { } folder && !File.Exists(Path.Combine(folder.FullName, file)))
            {
                result.AddError($"--data: there is no {file} in '{folder}'.");
            }
        });
        return option;
    }
}
