using System.Text.Json;

namespace MemoryFunctions.Integration.Tests.Fuzz;

/// <summary>One method of one route, as the OpenAPI document has it.</summary>
/// <param name="Id">Its operationId.</param>
/// <param name="Method">In capitals.</param>
/// <param name="Path">With its parameters in braces.</param>
/// <param name="Surface">Whose clients read its answers.</param>
/// <param name="PathParameters">Their names, in order.</param>
/// <param name="Query">Its parameters of the query string.</param>
/// <param name="Body">The schema of what it takes; null where it takes nothing.</param>
/// <param name="IsForm">Whether it takes a multipart form with that schema in the part <c>request</c>.</param>
/// <param name="Responses">Schemas of its answers by status.</param>
public sealed record ApiOperation(
    string Id,
    string Method,
    string Path,
    Surface Surface,
    IReadOnlyList<string> PathParameters,
    IReadOnlyList<(string Name, bool IsInteger)> Query,
    JsonElement? Body,
    bool IsForm,
    IReadOnlyDictionary<int, JsonElement> Responses)
{
    /// <summary>Whether it deletes without naming what: a call of it may take all that a tenant has.</summary>
    public bool IsSweeping => PathParameters.Count == 0 && Body is null && (Method == "DELETE" || Path.EndsWith("/reset", StringComparison.Ordinal));

    public override string ToString() => $"{Method} {Path} ({Id})";
}
