using DeepEstimators.Inputs;
using DeepEstimators.Interop;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators;

/// <summary>
/// Adds hand-engineered features of a column of numbers, such as an image, a sound or a series, as a vector of Single with
/// named slots. A fit looks at the schema alone.
/// </summary>
public sealed class FeatureExtractionEstimator : IEstimator<FeatureExtractionTransformer>
{
    private readonly string outputColumnName;
    private readonly string inputColumnName;
    private readonly FeatureExtractionOptions options;

    internal FeatureExtractionEstimator(string outputColumnName, string? inputColumnName, FeatureExtractionOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        this.outputColumnName = outputColumnName;
        this.inputColumnName = inputColumnName ?? outputColumnName;
        this.options = options.Clone();
    }

    /// <summary>Takes the shape of the rows from the schema.</summary>
    /// <param name="input">Rows with the column.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing, of a wrong type, or not of the shape that was given; or
    /// an option does not fit that shape.</exception>
    public FeatureExtractionTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Check(SchemaShapes.Of(input.Schema), nameof(input));
        var shape = options.Shape(inputColumnName, input.Schema[inputColumnName].Type, nameof(input));
        return new FeatureExtractionTransformer(outputColumnName, inputColumnName, shape, options);
    }

    /// <summary>The columns of <paramref name="inputSchema"/> and the vector of features.</summary>
    /// <param name="inputSchema">The columns that a fit would be given.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or of a wrong type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        Check(inputSchema, nameof(inputSchema));
        var slotNames = SchemaShapes.Vector("SlotNames", TextDataViewType.Instance);
        return SchemaShapes.Append(
            inputSchema, [SchemaShapes.Vector(outputColumnName, NumberDataViewType.Single, [slotNames])]);
    }

    private void Check(SchemaShape schema, string parameterName) =>
        NumberColumn.Check(schema, inputColumnName, options.TakesAnyLength, parameterName);
}
