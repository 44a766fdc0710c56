using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

public static class CustomMappingCatalog
{
    public static CustomMappingEstimator<TSrc, TDst> CustomMapping<TSrc, TDst>(this TransformsCatalog catalog, Action<TSrc, TDst> mapAction,
        string contractName, SchemaDefinition inputSchemaDefinition = null, SchemaDefinition outputSchemaDefinition = null)
        where TSrc : class, new()
        where TDst : class, new() =>
        new(catalog.GetEnvironment(), mapAction, contractName, inputSchemaDefinition, outputSchemaDefinition);

    // Drops the rows for which the predicate is true.
    public static IDataView FilterByCustomPredicate<TSrc>(this DataOperationsCatalog catalog, IDataView input, Func<TSrc, bool> filterPredicate)
        where TSrc : class, new()
    {
        Contracts.CheckValue(input, nameof(input));
        Contracts.CheckValue(filterPredicate, nameof(filterPredicate));
        var rows = new TypedRows<TSrc>(input.Schema, ignoreMissingColumns: false, definition: null);
        return new RowFilterDataView(input, rows.Columns, row => Keeps(rows, row, filterPredicate));
    }

    // The same with a state that lives as long as a pass over the rows, which come one after the other, in their order.
    public static IDataView FilterByStatefulCustomPredicate<TSrc, TState>(this DataOperationsCatalog catalog, IDataView input,
        Func<TSrc, TState, bool> filterPredicate, Action<TState> stateInitAction)
        where TSrc : class, new()
        where TState : class, new()
    {
        Contracts.CheckValue(input, nameof(input));
        Contracts.CheckValue(filterPredicate, nameof(filterPredicate));
        var rows = new TypedRows<TSrc>(input.Schema, ignoreMissingColumns: false, definition: null);
        return new RowFilterDataView(input, rows.Columns, row =>
        {
            var state = new TState();
            stateInitAction?.Invoke(state);
            return Keeps<TSrc>(rows, row, source => filterPredicate(source, state));
        }, inOrder: true);
    }

    private static Func<bool> Keeps<TSrc>(TypedRows<TSrc> rows, DataViewRow row, Func<TSrc, bool> drops)
        where TSrc : class, new()
    {
        var fill = rows.Bind(row);
        var source = new TSrc();
        return () =>
        {
            fill(source);
            return !drops(source);
        };
    }
}
