using Microsoft.AspNetCore.Http;

namespace MemoryFunctions.Http.Problems;

/// <summary>Metadata of endpoints whose clients read failures in a form of their own.</summary>
internal interface IProblemForm
{
    Task WriteAsync(HttpResponse response, ProblemAnswer problem, CancellationToken cancellationToken);
}
