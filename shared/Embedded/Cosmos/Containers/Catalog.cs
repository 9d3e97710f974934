using System.Collections.Concurrent;
using MemoryFunctions.Embedded.Cosmos.Journal;

namespace MemoryFunctions.Embedded.Cosmos.Containers;

/// <summary>The databases and containers of the account. Changed only by the thread that commits; read by all.</summary>
internal sealed class Catalog(int staleWrites)
{
    private readonly ConcurrentDictionary<uint, Container> containers = new();

    public ConcurrentDictionary<string, Database> Databases { get; } = new(StringComparer.Ordinal);

    public Counters Counters { get; } = new();

    public IEnumerable<Container> Containers => containers.Values;

    public Container? FindContainer(uint number) => containers.GetValueOrDefault(number);

    /// <summary>By id, as callers name it, or by resource id, as the SDK does for partition key ranges.</summary>
    public Database? FindDatabase(string name) =>
        Databases.GetValueOrDefault(name) ?? Databases.Values.FirstOrDefault(d => d.ResourceId == name);

    public Container? FindContainer(string database, string name)
    {
        var found = FindDatabase(database);
        return found?.Containers.GetValueOrDefault(name) ?? found?.Containers.Values.FirstOrDefault(c => c.ResourceId == name);
    }

    public void Put(Database database)
    {
        Counters.Raise(database.Number);
        Counters.Raise(database.Sequence);
        Databases[database.Id] = database;
    }

    public Container? Put(uint database, uint number, ContainerVersion version)
    {
        Counters.Raise(number);
        Counters.Raise(version.Sequence);
        if (containers.TryGetValue(number, out var existing))
        {
            existing.Version = version;
            return existing;
        }

        if (Databases.Values.FirstOrDefault(d => d.Number == database) is not { } owner)
        {
            return null;
        }

        var container = new Container(owner, number, version, staleWrites);
        containers[number] = container;
        owner.Containers[version.Definition.Id] = container;
        return container;
    }

    public void RemoveContainer(uint number, long sequence)
    {
        Counters.Raise(sequence);
        if (containers.TryRemove(number, out var container))
        {
            container.IsDeleted = true;
            container.Database.Containers.TryRemove(container.Definition.Id, out _);
        }
    }

    public void RemoveDatabase(uint number, long sequence)
    {
        Counters.Raise(sequence);
        if (Databases.Values.FirstOrDefault(d => d.Number == number) is not { } database)
        {
            return;
        }

        foreach (var container in database.Containers.Values)
        {
            RemoveContainer(container.Number, sequence);
        }

        Databases.TryRemove(database.Id, out _);
    }
}
