using System.Globalization;
using DeepEstimators.Inputs;
using DeepEstimators.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators;

/// <summary>
/// The classes of a comparison in one order, whatever order a pipeline keeps them in: that of a key's values, else by number or
/// by text.
/// </summary>
internal sealed class ClassList
{
    private readonly Dictionary<string, int> _places;

    private ClassList(IReadOnlyList<string> names)
    {
        Names = names;
        _places = names.Select((name, place) => (name, place)).ToDictionary(pair => pair.name, pair => pair.place, StringComparer.Ordinal);
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The class's place, or −1.</summary>
    public int IndexOf(string name) => _places.GetValueOrDefault(name, -1);

    /// <summary>The classes of all views that are trained or tested on.</summary>
    public static ClassList Of(IEnumerable<IDataView> views, string labelColumnName, Objective objective)
    {
        if (objective == Objective.Regression)
            return new ClassList([]);
        if (objective == Objective.BinaryClassification)
            return new ClassList(["False", "True"]);
        var names = new HashSet<string>(StringComparer.Ordinal);
        bool keys = true;
        foreach (IDataView view in views)
        {
            DataViewSchema.Column label = view.Schema[labelColumnName];
            keys &= label.Type is KeyDataViewType;
            names.UnionWith(label.Type is KeyDataViewType ? ScalarValues.KeyNames(label) : ScalarValues.Categories(view, labelColumnName).Names);
        }
        names.Remove("NaN");
        return new ClassList(keys ? [.. names] : Sorted(names));
    }

    private static string[] Sorted(IEnumerable<string> names)
    {
        bool numeric = names.All(name => double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        return numeric
            ? [.. names.OrderBy(name => double.Parse(name, CultureInfo.InvariantCulture))]
            : [.. names.Order(StringComparer.Ordinal)];
    }
}
