namespace DeepEstimators.Networks;

/// <summary>The dotted names of a module's parts.</summary>
internal static class ModuleNames
{
    // What ModuleAdapter calls the module that it wraps; users know the names inside it.
    private const string Wrapped = "module.";

    /// <summary>The name that a user of the module knows; empty for the module itself.</summary>
    internal static string Known(DeepModule module, string name) => module is not ModuleAdapter ? name
        : name.StartsWith(Wrapped, StringComparison.Ordinal) ? name[Wrapped.Length..]
        : name == Wrapped[..^1] ? ""
        : name;
}
