using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Tests;

internal static class ViewExtensions
{
    internal static T[] GetColumnValues<T>(this IDataView view, string column) => view.GetColumn<T>(column).ToArray();
}
