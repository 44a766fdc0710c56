namespace DeepEstimators.Tests;

/// <summary>Real data sets beside the repository; not on every machine.</summary>
internal static class SharedData
{
    /// <summary>The path of a file of a set, or null where it is not here.</summary>
    internal static string? Path(string set, string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(System.IO.Path.Combine(folder.FullName, "MLNetDeep.sln")))
                continue;
            var path = System.IO.Path.Combine(folder.FullName, "..", "shared", "data", set, file);
            return File.Exists(path) ? path : null;
        }

        return null;
    }
}
