using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Embedded.MLNet.Tests.Transforms;

/// <summary>Random Fourier features: their products approximate the kernel, at the scale of the data.</summary>
public sealed class KernelMapTests
{
    private const int Size = 4;

    private readonly MLContext _ml = new(seed: 1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Products_of_features_approximate_the_Gaussian_kernel(bool useCosAndSinBases)
    {
        float[][] rows = Rows(60);
        float[][] features = Map(rows, new GaussianKernel(0.5f), 4000, useCosAndSinBases);
        Assert.Equal(useCosAndSinBases ? 8000 : 4000, features[0].Length);
        double scale = Enumerable.Range(1, rows.Length - 1).Average(i => SquaredDistance(rows[i - 1], rows[i]));
        for (int i = 1; i < rows.Length; i++)
            Assert.Equal(Math.Exp(-0.5 * SquaredDistance(rows[0], rows[i]) / scale), Dot(features[0], features[i]), 0.08);
    }

    [Fact]
    public void Products_of_features_approximate_the_Laplacian_kernel()
    {
        float[][] rows = Rows(60);
        float[][] features = Map(rows, new LaplacianKernel(0.7f), 4000, useCosAndSinBases: true);
        double scale = Enumerable.Range(1, rows.Length - 1).Average(i => AbsoluteDistance(rows[i - 1], rows[i]));
        for (int i = 1; i < rows.Length; i++)
            Assert.Equal(Math.Exp(-0.7 * AbsoluteDistance(rows[0], rows[i]) / scale), Dot(features[0], features[i]), 0.08);
    }

    [Fact]
    public void A_seed_repeats_and_a_loaded_map_gives_the_same()
    {
        IDataView data = View(Rows(20));
        ITransformer first = _ml.Transforms.ApproximatedKernelMap("Out", "X", rank: 8, seed: 3).Fit(data);
        ITransformer second = new MLContext().Transforms.ApproximatedKernelMap("Out", "X", rank: 8, seed: 3).Fit(data);
        ITransformer other = _ml.Transforms.ApproximatedKernelMap("Out", "X", rank: 8, seed: 4).Fit(data);
        Assert.Equal(Read(first, data), Read(second, data));
        Assert.NotEqual(Read(first, data), Read(other, data));
        Assert.Equal(Read(first, data), Read(SavedModel.Reload(_ml, first, data.Schema), data));
    }

    [Fact]
    public void Sparse_vectors_map_as_dense_ones()
    {
        float[] dense = [0, 0, 1.5f, 0];
        IDataView data = View(Rows(20));
        ITransformer model = _ml.Transforms.ApproximatedKernelMap("Out", "X", rank: 5, useCosAndSinBases: true, seed: 3).Fit(data);
        var sparse = new[] { new SparseRow { X = new VBuffer<float>(Size, 1, [1.5f], [2]) } };
        Assert.Equal(Read(model, View([dense]))[0], Read(model, _ml.Data.LoadFromEnumerable(sparse))[0]);
    }

    [Fact]
    public void Other_columns_are_refused_by_name()
    {
        IDataView data = View(Rows(5));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Transforms.ApproximatedKernelMap("Out", "nope").Fit(data));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Transforms.ApproximatedKernelMap("Out", "X", rank: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GaussianKernel(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LaplacianKernel(float.NaN));
    }

    private float[][] Map(float[][] rows, KernelBase kernel, int rank, bool useCosAndSinBases)
    {
        IDataView data = View(rows);
        // Few rows are all sampled, in their order.
        return Read(_ml.Transforms.ApproximatedKernelMap("Out", "X", rank, useCosAndSinBases, kernel, seed: 7).Fit(data), data);
    }

    private IDataView View(float[][] rows) => _ml.Data.LoadFromEnumerable(rows.Select(row => new Row { X = row }));

    private static float[][] Rows(int count)
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, Size).Select(_ => random.NextSingle() * 3).ToArray())];
    }

    private static float[][] Read(ITransformer model, IDataView data) => [.. model.Transform(data).GetColumn<float[]>("Out")];

    private static double SquaredDistance(float[] a, float[] b) => a.Zip(b).Sum(pair => (double)(pair.First - pair.Second) * (pair.First - pair.Second));

    private static double AbsoluteDistance(float[] a, float[] b) => a.Zip(b).Sum(pair => Math.Abs((double)pair.First - pair.Second));

    private static double Dot(float[] a, float[] b) => a.Zip(b).Sum(pair => (double)pair.First * pair.Second);

    private sealed class Row
    {
        [VectorType(Size)]
        public float[] X { get; set; } = [];
    }

    private sealed class SparseRow
    {
        [VectorType(Size)]
        public VBuffer<float> X { get; set; }
    }
}
