using DeepEstimators.Features;
using DeepEstimators.Inputs;
using DeepEstimators.Networks;
using DeepEstimators.Transformers;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators;

/// <summary>
/// Adds histograms of oriented gradients of an image column as a vector of Single whose slots are named by block, cell and
/// direction.
/// </summary>
public sealed class HistogramOfOrientedGradientsTransformer : BatchTransformer
{
    private const int RowsAtOnce = 256;

    private readonly HogLayout layout;
    private readonly HogScorer scorer;
    private readonly string[] slotNames;

    internal HistogramOfOrientedGradientsTransformer(
        string outputColumnName, string inputColumnName, InputShape image, HistogramOfOrientedGradientsOptions options)
        : base(new FeatureColumn(inputColumnName, NumberDataViewType.Single, InputShape.Vector(image.Size)), RowsAtOnce)
    {
        OutputColumnName = outputColumnName;
        layout = new HogLayout(options, image);
        scorer = new HogScorer(layout);
        slotNames = layout.SlotNames();
    }

    /// <summary>Name of the column that is added.</summary>
    public string OutputColumnName { get; }

    /// <summary>The images' size.</summary>
    public InputShape ImageShape => layout.Image;

    /// <summary>Pixels of a cell's side.</summary>
    public int CellSize => layout.CellSize;

    /// <summary>Length of the vectors that are added.</summary>
    public int FeatureSize => layout.Size;

    internal HogLayout Layout => layout;

    private protected override IBatchScorer Scorer => scorer;

    private protected override IReadOnlyList<AddedColumn> AddedColumns(DataViewSchema inputSchema)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(
            "SlotNames",
            new VectorDataViewType(TextDataViewType.Instance, slotNames.Length),
            (ref VBuffer<ReadOnlyMemory<char>> value) =>
            {
                var editor = VBufferEditor.Create(ref value, slotNames.Length);
                for (var i = 0; i < slotNames.Length; i++)
                    editor.Values[i] = slotNames[i].AsMemory();
                value = editor.Commit();
            });
        return [AddedColumn.CreateVector(OutputColumnName, layout.Size, annotations.ToAnnotations())];
    }

    private protected override void Save(ModelSaveContext context) =>
        SavedHistogramOfOrientedGradients.Save(context, this);

    /// <summary>Computes the rows of a batch on all cores.</summary>
    private sealed class HogScorer(HogLayout layout) : IBatchScorer
    {
        // Fewer rows are done sooner than threads are woken.
        private const int RowsWorthThreads = 32;

        private readonly HogDescriptor descriptor = new(layout);

        public int OutputSize => layout.Size;

        public float[] Score(FeatureStore rows)
        {
            var pixels = rows.Floats!;
            var values = new float[rows.Rows * layout.Size];
            if (rows.Rows < RowsWorthThreads)
            {
                var scratch = new float[descriptor.ScratchLength];
                for (var row = 0; row < rows.Rows; row++)
                    Compute(pixels, values, row, scratch);
                return values;
            }

            Parallel.For(
                0,
                rows.Rows,
                () => new float[descriptor.ScratchLength],
                (row, _, scratch) =>
                {
                    Compute(pixels, values, row, scratch);
                    return scratch;
                },
                _ => { });
            return values;
        }

        private void Compute(float[] pixels, float[] values, int row, float[] scratch) => descriptor.Compute(
            pixels.AsSpan(row * layout.Image.Size, layout.Image.Size),
            values.AsSpan(row * layout.Size, layout.Size),
            scratch);
    }
}
