using DeepEstimators.Interop;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators;

/// <summary>Adds the samples of WAV sounds as a vector of Single from -1 to 1. A fit looks at the schema alone.</summary>
public sealed class WavDecodingEstimator : IEstimator<WavDecodingTransformer>
{
    private readonly string outputColumnName;
    private readonly string inputColumnName;
    private readonly WavDecodingOptions options;

    internal WavDecodingEstimator(string outputColumnName, string? inputColumnName, WavDecodingOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        this.outputColumnName = outputColumnName;
        this.inputColumnName = inputColumnName ?? outputColumnName;
        this.options = options.Clone();
    }

    /// <summary>Checks the column.</summary>
    /// <param name="input">Rows with the column.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or of a wrong type.</exception>
    public WavDecodingTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        WavDecodingTransformer.Check(SchemaShapes.Of(input.Schema), inputColumnName, nameof(input));
        return new WavDecodingTransformer(outputColumnName, inputColumnName, options);
    }

    /// <summary>The columns of <paramref name="inputSchema"/> and the vector of samples.</summary>
    /// <param name="inputSchema">The columns that a fit would be given.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or of a wrong type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        WavDecodingTransformer.Check(inputSchema, inputColumnName, nameof(inputSchema));
        return SchemaShapes.Append(
            inputSchema,
            [SchemaShapes.Vector(outputColumnName, NumberDataViewType.Single, isVariable: options.Samples is null)]);
    }
}
