using Embedded.MLNet.Tests.StandardTrainers;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Errors;

/// <summary>What the calls of errors.json are made on: the golden rows as they are (raw), and with Label and Features (data).</summary>
internal sealed class ErrorData
{
    private readonly Lazy<IDataView> _raw;
    private readonly Lazy<IDataView> _data;

    public ErrorData()
    {
        _raw = new(() => SampleRow.Load(Ml));
        _data = new(() => GoldenPipeline.Prepare(Ml, GoldenPipeline.LabelAndFeatures, Raw));
    }

    public MLContext Ml { get; } = new(seed: 1);

    public IDataView Raw => _raw.Value;

    public IDataView Data => _data.Value;

    public SchemaShape Shape => GoldenSchema.ShapeOf(Data.Schema);

    /// <summary>Four rows whose Features are integers.</summary>
    public IDataView IntegerFeatures => Ml.Data.LoadFromEnumerable(Enumerable.Range(0, 4).Select(i => new IntegerRow { Features = [i, 2 * i], Label = i > 1, Target = i }));

    /// <summary>Four rows whose Features have no size.</summary>
    public IDataView UnsizedFeatures => Ml.Data.LoadFromEnumerable(Enumerable.Range(0, 4).Select(i => new UnsizedRow { Features = [i, 2 * i], Label = i > 1, Target = i }));

    private sealed class IntegerRow
    {
        [VectorType(2)]
        public int[] Features { get; set; } = [];

        public bool Label { get; set; }

        public float Target { get; set; }
    }

    private sealed class UnsizedRow
    {
        public float[] Features { get; set; } = [];

        public bool Label { get; set; }

        public float Target { get; set; }
    }
}
