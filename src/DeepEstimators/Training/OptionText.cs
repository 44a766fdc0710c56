using System.Collections;
using System.Globalization;
using System.Reflection;

namespace DeepEstimators.Training;

/// <summary>Option values as text, alike for equal values.</summary>
internal static class OptionText
{
    /// <summary>The options that change what a fit learns, by name.</summary>
    internal static IEnumerable<(string Name, string Value)> Of(TrainingOptions options) =>
        Properties(options).Where(property => !property.IsDefined(typeof(RunOnlyAttribute)))
            .Select(property => (property.Name, Of(property.GetValue(options))));

    private static string Of(object? value) => value switch
    {
        null => "none",
        string text => text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IEnumerable list => "[" + string.Join(", ", list.Cast<object?>().Select(Of)) + "]",
        _ => Describe(value),
    };

    private static string Describe(object value)
    {
        var parts = Properties(value).Select(property => $"{property.Name} {Of(property.GetValue(value))}").ToArray();
        return parts.Length == 0 ? value.GetType().Name : $"{value.GetType().Name} ({string.Join(", ", parts)})";
    }

    private static IEnumerable<PropertyInfo> Properties(object value) =>
        value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .OrderBy(property => property.Name, StringComparer.Ordinal);
}
