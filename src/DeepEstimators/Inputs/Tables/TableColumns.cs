using DeepEstimators.Interop;
using DeepEstimators.Networks;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs.Tables;

/// <summary>
/// Any mix of columns, packed into one row of floats. Before a fit has learned what they hold, a row has all places of all columns
/// in their order, categories as codes in the order of appearance; afterwards it has those of the layout.
/// </summary>
internal sealed record TableColumns : FeatureColumn
{
    private readonly int rawWidth;

    private TableColumns(TableSettings settings, IReadOnlyList<TableSource> sources, IReadOnlyList<CategoryCodes> codes)
        : base(sources[0].Name)
    {
        Settings = settings;
        Sources = sources;
        Codes = codes;
        rawWidth = sources.Sum(source => source.Size);
    }

    internal TableSettings Settings { get; }

    /// <summary>The columns that are read.</summary>
    internal IReadOnlyList<TableSource> Sources { get; }

    /// <summary>The codes of the columns that are categories, in their order.</summary>
    internal IReadOnlyList<CategoryCodes> Codes { get; }

    /// <summary>What the places of a packed row are; null until it is learned.</summary>
    internal RowLayout? Layout { get; private init; }

    /// <summary>Which place of the row of all columns each number of the layout is.</summary>
    internal IReadOnlyList<int> NumberPlaces { get; private init; } = [];

    /// <summary>Columns, or slots of them, that were left out, with the reason.</summary>
    internal IReadOnlyList<DroppedPlace> Dropped { get; private init; } = [];

    internal override IReadOnlyList<string> Names => [.. Sources.Select(source => source.Name)];

    internal override IReadOnlyList<string> Warnings =>
        [.. Dropped.Select(place => $"The network does not see column '{place.Name}', which {place.Reason}.")];

    internal override InputShape Shape => InputShape.Table(
        Layout ?? throw new InvalidOperationException("The layout of the rows has not been learned yet."));

    internal override DataViewType Type => Sources[0].Type;

    /// <summary>Places of a row as it is read.</summary>
    internal int Width => Layout?.Width ?? rawWidth;

    internal int RawWidth => rawWidth;

    internal static TableColumns ToLearn(TableSettings settings, IReadOnlyList<TableSource> sources) => new(
        settings, sources, [.. sources.Where(source => source.IsCategory).Select(_ => CategoryCodes.ToLearn())]);

    /// <summary>Columns of which it is known what they hold.</summary>
    internal static TableColumns Of(
        TableSettings settings,
        IReadOnlyList<TableSource> sources,
        IReadOnlyList<CategoryCodes> codes,
        RowLayout layout,
        IReadOnlyList<int> numberPlaces,
        IReadOnlyList<DroppedPlace> dropped) =>
        new(settings, sources, codes) { Layout = layout, NumberPlaces = numberPlaces, Dropped = dropped };

    internal override void Check(SchemaShape schema, string parameterName)
    {
        foreach (var source in Sources)
            TableSource.Check(schema, source.Name, parameterName);
    }

    internal override IReadOnlyList<DataViewSchema.Column> Bind(DataViewSchema schema, string parameterName)
    {
        var columns = base.Bind(schema, parameterName);
        var shape = SchemaShapes.Of(schema);
        foreach (var (source, column) in Sources.Zip(columns))
            source.CheckLike(column, TableSource.Check(shape, source.Name, parameterName), parameterName);
        return columns;
    }

    internal override FeatureReader CreateReader(DataViewRow row, IReadOnlyList<DataViewSchema.Column> columns) =>
        new TableReader(this, row, columns);

    internal override FeatureStore CreateStore(int capacity, bool rented = false) => new TableStore(Width, capacity, rented);

    /// <summary>The layout and the codes stay, since the weights belong to them.</summary>
    internal override FeatureColumn GoOnFrom(FeatureColumn? trained) =>
        trained is TableColumns { Layout: not null } known
        && known.Sources.All(source => Sources.Any(own => own.Name == source.Name && own.Kind == source.Kind))
            ? known
            : this;

    internal override FeatureColumn Learn(FeatureStore rows, long[]? training)
    {
        if (Layout is not null)
            return this;
        var store = (TableStore)rows;
        var survey = new TableSurvey(this);
        if (training is null)
        {
            for (var row = 0; row < store.Rows; row++)
                survey.Add(store.Row(row));
        }
        else
        {
            foreach (var row in training)
                survey.Add(store.Row((int)row));
        }

        var packing = survey.Finish();
        store.Pack(packing);
        return packing.Columns;
    }
}

/// <summary>A column, or a slot of one, that the network does not see.</summary>
internal sealed record DroppedPlace(string Name, string Reason);

/// <summary>The columns that DeepTabular and Deep take as a list.</summary>
internal sealed class TableColumnChoice(IReadOnlyList<string> names, TableSettings settings) : IColumnChoice
{
    public void Check(SchemaShape schema, string name, string parameterName)
    {
        foreach (var column in names)
            TableSource.Check(schema, column, parameterName);
    }

    public FeatureColumn Choose(DataViewSchema schema, string name, string parameterName) =>
        TableColumns.ToLearn(settings, [.. names.Select(column => TableSource.Find(schema, column, parameterName))]);
}
