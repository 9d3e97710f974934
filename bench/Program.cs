using System.CommandLine;
using MemoryFunctions.Bench.Chaos;
using MemoryFunctions.Bench.CommandLine;
using MemoryFunctions.Bench.Extract;
using MemoryFunctions.Bench.IngestCost;
using MemoryFunctions.Bench.Journal;
using MemoryFunctions.Bench.Latency;
using MemoryFunctions.Bench.Locomo;
using MemoryFunctions.Bench.Retain;
using MemoryFunctions.Bench.Robust;
using MemoryFunctions.Bench.Throughput;
using Microsoft.Extensions.Configuration;

var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
var root = new RootCommand("Measures MemoryFunctions through HTTP, against an instance that it starts or against one that is running.")
{
    LocomoCommand.Create(configuration),
    AblationCommand.Create(),
    ExtractCommand.Create(configuration),
    LatencyCommand.Create(),
    RetainCommand.Create(),
    RobustCommand.Create(),
    IngestCostCommand.Create(),
    ThroughputCommand.Create(),
    JournalCommand.Create(),
    ChaosCommand.Create(),
};
return await root.Parse(args).InvokeAsync(Invocation.Settings);
