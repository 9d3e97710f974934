using System.CommandLine;
using MemoryFunctions.Bench.CommandLine;
using MemoryFunctions.Bench.Journal;
using MemoryFunctions.Bench.Latency;
using MemoryFunctions.Bench.Locomo;
using MemoryFunctions.Bench.Retain;
using MemoryFunctions.Bench.Robust;

var root = new RootCommand("Measures MemoryFunctions through HTTP, against an instance that it starts or against one that is running.")
{
    LocomoCommand.Create(),
    LatencyCommand.Create(),
    RetainCommand.Create(),
    RobustCommand.Create(),
    JournalCommand.Create(),
};
return await root.Parse(args).InvokeAsync(Invocation.Settings);
