using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Directives;
using MemoryFunctions.Core.MentalModels;

namespace MemoryFunctions.Core.Reflect;

/// <summary>What an answer goes by beside memories.</summary>
/// <param name="Profile">The bank; null where it is not there.</param>
/// <param name="Directives">The rules that hold, the most important first.</param>
/// <param name="MentalModels">The mental models that may help, best first.</param>
internal sealed record ReflectSetting(BankProfile? Profile, IReadOnlyList<Directive> Directives, IReadOnlyList<MentalModelView> MentalModels);
