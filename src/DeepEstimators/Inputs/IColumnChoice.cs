using Microsoft.ML;

namespace DeepEstimators.Inputs;

/// <summary>Decides what a column of data is to a network.</summary>
internal interface IColumnChoice
{
    /// <summary>Checks that a network can read a column of which only the shape is known.</summary>
    void Check(SchemaShape schema, string name, string parameterName);

    /// <summary>The column of this name in data that is there.</summary>
    FeatureColumn Choose(DataViewSchema schema, string name, string parameterName);
}

/// <summary>Numbers, of which a network reads all.</summary>
internal sealed class VectorColumnChoice(IShapeChoice shape) : IColumnChoice
{
    public void Check(SchemaShape schema, string name, string parameterName) => VectorColumn.Check(schema, name, parameterName);

    public FeatureColumn Choose(DataViewSchema schema, string name, string parameterName) =>
        VectorColumn.Find(schema, name, shape, parameterName);
}
