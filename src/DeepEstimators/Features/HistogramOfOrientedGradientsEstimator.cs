using DeepEstimators.Inputs;
using DeepEstimators.Interop;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators;

/// <summary>
/// Adds histograms of oriented gradients (Dalal and Triggs, "Histograms of Oriented Gradients for Human Detection", CVPR 2005)
/// of an image column. A fit looks at the schema alone.
/// </summary>
public sealed class HistogramOfOrientedGradientsEstimator : IEstimator<HistogramOfOrientedGradientsTransformer>
{
    private readonly string outputColumnName;
    private readonly string inputColumnName;
    private readonly HistogramOfOrientedGradientsOptions options;

    internal HistogramOfOrientedGradientsEstimator(
        string outputColumnName, string? inputColumnName, HistogramOfOrientedGradientsOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        this.outputColumnName = outputColumnName;
        this.inputColumnName = inputColumnName ?? outputColumnName;
        this.options = options.Clone();
    }

    /// <summary>Takes the size of the images from the schema.</summary>
    /// <param name="input">Rows with the image column.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing, of a wrong type, or no image of the size that was
    /// given; or cells or blocks are larger than the image.</exception>
    public HistogramOfOrientedGradientsTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var choice = new ImageShapeChoice(options.Channels, options.Height, options.Width);
        var image = FeatureColumn.Find(input.Schema, inputColumnName, choice, nameof(input));
        return new HistogramOfOrientedGradientsTransformer(outputColumnName, inputColumnName, image.Shape, options);
    }

    /// <summary>The columns of <paramref name="inputSchema"/> and the vector of histograms.</summary>
    /// <param name="inputSchema">The columns that a fit would be given.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or of a wrong type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        FeatureColumn.Check(inputSchema, inputColumnName, nameof(inputSchema));
        var slotNames = SchemaShapes.Vector("SlotNames", TextDataViewType.Instance);
        return SchemaShapes.Append(
            inputSchema, [SchemaShapes.Vector(outputColumnName, NumberDataViewType.Single, [slotNames])]);
    }
}
