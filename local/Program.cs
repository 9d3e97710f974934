using MemoryFunctions.Core;
using MemoryFunctions.Http;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Local;

if (Usage.IsAskedFor(args))
{
    Console.WriteLine(ReembedCommand.IsAskedFor(args) ? ReembedCommand.Usage : Usage.Text);
    return 0;
}

try
{
    var reembed = ReembedCommand.Read(args);
    var builder = LocalHost.CreateBuilder(reembed?.Settings ?? args);
    await using var account = await LocalStore.OpenAsync(builder).ConfigureAwait(false);
    builder.Services
        .AddMemoryCore(builder.Configuration)
        .AddLocalStore(builder.Configuration, account)
        .AddLocalQueue(builder.Configuration)
        .AddLocalModels(builder.Configuration)
        .AddMemoryHttp(builder.Configuration)
        .AddHostedService<SweepLoop>()
        .AddReembedding(builder.Configuration, reembed);

    var app = builder.Build();
    LoopbackOnly.RequireWithoutKeys(app);
    app.Run(app.Services.GetRequiredService<MemoryApi>().HandleAsync);
    Banner.PrintWhenStarted(app, account);
    return await LocalHost.RunAsync(app, account, reembed).ConfigureAwait(false);
}
catch (Exception e) when (StartFailure.Explain(e) is { } reason)
{
    await Console.Error.WriteLineAsync(reason).ConfigureAwait(false);
    return 1;
}
