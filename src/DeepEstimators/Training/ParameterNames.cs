namespace DeepEstimators.Training;

/// <summary>The dotted names of parameters and what their parts mean.</summary>
internal static class ParameterNames
{
    /// <summary>True when the prefix is the name or whole leading parts of it: <c>layer1</c> fits <c>layer1.0.weight</c>,
    /// not <c>layer10.weight</c>.</summary>
    internal static bool Fits(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal) && (name.Length == prefix.Length || name[prefix.Length] == '.');

    /// <summary>
    /// The layer that a parameter belongs to: all of its name up to the first part that is a number, so that the blocks of a list
    /// are a layer each, else up to the first that ends in one, else the first part.
    /// </summary>
    internal static string Layer(string name)
    {
        var parts = name.Split('.');
        var number = Array.FindIndex(parts, part => part.Length > 0 && part.All(char.IsAsciiDigit));
        if (number < 0)
            number = Math.Max(0, Array.FindIndex(parts, part => part.Length > 0 && char.IsAsciiDigit(part[^1])));
        return string.Join('.', parts.Take(number + 1));
    }
}
