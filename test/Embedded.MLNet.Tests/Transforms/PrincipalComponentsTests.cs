using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Transforms;

/// <summary>Principal components of data whose axes are known.</summary>
public sealed class PrincipalComponentsTests
{
    private const int Size = 6;

    // Orthonormal axes, and the deviation along each.
    private static readonly double[][] _axes =
    [
        [0.5, 0.5, 0.5, 0.5, 0, 0], [0.5, -0.5, 0.5, -0.5, 0, 0], [0, 0, 0, 0, 0.6, 0.8], [0.5, 0.5, -0.5, -0.5, 0, 0],
    ];

    private static readonly double[] _deviations = [10, 5, 2, 0.1];

    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Projections_have_the_deviations_of_the_axes_and_are_uncorrelated()
    {
        IDataView data = View(Rows(4000, mean: 30));
        float[][] projected = Read(_ml.Transforms.ProjectToPrincipalComponents("Out", "X", rank: 3, seed: 2).Fit(data), data);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(0, projected.Average(row => row[i]), 0.01);
            Assert.Equal(_deviations[i], Math.Sqrt(projected.Average(row => (double)row[i] * row[i])), _deviations[i] * 0.05);
            for (int j = 0; j < i; j++)
                Assert.Equal(0, projected.Average(row => (double)row[i] * row[j]) / (_deviations[i] * _deviations[j]), 0.01);
        }
    }

    [Fact]
    public void Components_are_the_axes()
    {
        IDataView data = View(Rows(4000, mean: 0));
        ITransformer model = _ml.Transforms.ProjectToPrincipalComponents("Out", "X", rank: 2, ensureZeroMean: false, seed: 2).Fit(data);
        // Unit vectors show the components slot by slot.
        float[][] units = [.. Enumerable.Range(0, Size).Select(i => Enumerable.Range(0, Size).Select(j => i == j ? 1f : 0f).ToArray())];
        float[][] slots = Read(model, View(units));
        for (int component = 0; component < 2; component++)
        {
            double sign = Math.Sign(slots[0][component]);
            for (int slot = 0; slot < Size; slot++)
                Assert.Equal(_axes[component][slot], sign * slots[slot][component], 0.02);
        }
    }

    [Fact]
    public void Rows_of_no_weight_have_no_say()
    {
        Row[] rows = [.. Rows(500, mean: 0)];
        Row[] disturbed = [.. rows, new Row { X = [1e6f, 0, 0, 0, 0, 0], Weight = 0 }, new Row { X = [float.NaN, 0, 0, 0, 0, 0], Weight = 1 }];
        IDataView data = View(rows);
        float[][] expected = Read(_ml.Transforms.ProjectToPrincipalComponents("Out", "X", "Weight", rank: 2, seed: 2).Fit(data), data);
        float[][] actual = Read(_ml.Transforms.ProjectToPrincipalComponents("Out", "X", "Weight", rank: 2, seed: 2).Fit(View(disturbed)), data);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(Math.Abs(expected[i][0]), Math.Abs(actual[i][0]), 1e-3);
    }

    [Fact]
    public void A_loaded_projection_gives_the_same()
    {
        IDataView data = View(Rows(200, mean: 1));
        ITransformer model = _ml.Transforms.ProjectToPrincipalComponents("Out", "X", rank: 4, seed: 2).Fit(data);
        Assert.Equal(Read(model, data), Read(SavedModel.Reload(_ml, model, data.Schema), data));
    }

    [Fact]
    public void More_components_than_features_are_refused()
    {
        IDataView data = View(Rows(10, mean: 0));
        Assert.Throws<InvalidOperationException>(() => _ml.Transforms.ProjectToPrincipalComponents("Out", "X", rank: 7).Fit(data));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Transforms.ProjectToPrincipalComponents("Out", "X", rank: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Transforms.ProjectToPrincipalComponents("Out", "X", "nope", rank: 2).Fit(data));
    }

    private IDataView View(IEnumerable<Row> rows) => _ml.Data.LoadFromEnumerable(rows);

    private IDataView View(float[][] rows) => View(rows.Select(row => new Row { X = row }));

    private static IEnumerable<Row> Rows(int count, float mean)
    {
        var random = new Random(5);
        for (int i = 0; i < count; i++)
        {
            var row = Enumerable.Repeat(mean, Size).ToArray();
            for (int axis = 0; axis < _axes.Length; axis++)
            {
                double place = _deviations[axis] * Math.Sqrt(12) * (random.NextDouble() - 0.5);
                for (int slot = 0; slot < Size; slot++)
                    row[slot] += (float)(place * _axes[axis][slot]);
            }
            yield return new Row { X = row };
        }
    }

    private static float[][] Read(ITransformer model, IDataView data) => [.. model.Transform(data).GetColumn<float[]>("Out")];

    private sealed class Row
    {
        [VectorType(Size)]
        public float[] X { get; set; } = [];

        public float Weight { get; set; } = 1;
    }
}
