using DeepEstimators.Features;
using DeepEstimators.Networks;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Tests.Features;

/// <summary>
/// Figures of numpy 1.24 and scipy 1.10 of the series that <see cref="Series"/> makes, one of a length that is no power of two.
/// </summary>
public sealed class SeriesFeatureTests
{
    // mean, std, scipy.stats.skew and kurtosis, percentile, polyfit, and the rest by their definitions.
    [Fact]
    public void Statistics_are_those_of_scipy() => FeatureRun.Near(
        [
            0.9426238, 0.8222384, 0.01148151, -0.8566681, -0.9415239, 0.2850159, 0.9743279, 1.596454, 2.588775, 1.250846,
            0.003940003, 0.4839969, 0.007212876, 0.1818182, 0.4489796,
        ],
        FeatureRun.Compute(new TimeSeriesStatisticsOptions(), null, Series(100)).Values,
        1e-5);

    // numpy.correlate(x - mean, x - mean, "full") by its value at lag 0.
    [Theory]
    [InlineData(100, new[] { 0.7483001, 0.4535464, 0.08215174, -0.2122958, -0.4552418 })]
    [InlineData(128, new[] { 0.7518925, 0.4751362, 0.117686, -0.1649275, -0.3790151 })]
    public void Autocorrelations_are_those_of_numpy(int length, double[] expected) => FeatureRun.Near(
        expected, FeatureRun.Compute(new AutocorrelationOptions { Lags = 5 }, null, Series(length)).Values, 1e-5);

    // The three highest local maxima of abs(numpy.fft.rfft(x - mean))².
    [Theory]
    [InlineData(100, new[] { 0.08, 0.7323781, 0.01, 0.07002791, 0.2, 0.04342787, 0.101155, 0.338873 })]
    [InlineData(128, new[] { 0.078125, 0.5551239, 0.0078125, 0.08532039, 0.203125, 0.02958571, 0.1011142, 0.4901692 })]
    public void Peaks_are_those_of_the_spectrum_of_numpy(int length, double[] expected) => FeatureRun.Near(
        expected, FeatureRun.Compute(new SpectralPeaksOptions { Peaks = 3 }, null, Series(length)).Values, 1e-5);

    // The definitions in numpy, without a look at this code's loops: histogram, histogram2d, correlate, quantile, cov, lstsq, polyfit.
    [Theory]
    [InlineData(100, new[]
    {
        0.71398, -0.1447245, 2.230663, 6.0, 0.1487714, 0.001270578, 0.969697, 8.0, 0.01851852, 3.0, 0.75, 0.3131313, -0.3131313,
        0.856445, 5.0, 1.891207, 0.5026548, 0.9676352, 12.0, 0.2706236, 0.2857143, 0.6,
    })]
    [InlineData(128, new[]
    {
        0.8616517, 0.6299281, 2.300061, 6.0, 0.1656948, 0.09036318, 0.9685039, 8.0, 0.01179327, 3.0, 0.75, 0.4173228, -0.4566929,
        0.8215376, 5.0, 1.89366, 0.4908739, 0.9353386, 12.0, 0.2609126, 0.1842105, 0.5526316,
    })]
    public void Canonical_characteristics_are_those_of_their_formulas(int length, double[] expected) => FeatureRun.Near(
        expected, FeatureRun.Compute(new CanonicalCharacteristicsOptions(), null, Series(length)).Values, 1e-4);

    // Σ x[n] exp(-2πi kn/N) as it stands.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(64)]
    [InlineData(97)]
    [InlineData(360)]
    public void Spectra_of_any_length_are_those_of_the_sum(int length)
    {
        var values = Series(length).Select(value => (double)value).ToArray();
        var spectrum = new RealSpectrum(length);
        var power = new double[spectrum.Bins];

        spectrum.Power(values, power);

        for (var k = 0; k < power.Length; k++)
        {
            double real = 0, imaginary = 0;
            for (var n = 0; n < length; n++)
            {
                real += values[n] * Math.Cos(2 * Math.PI * k * n / length);
                imaginary -= values[n] * Math.Sin(2 * Math.PI * k * n / length);
            }

            Assert.Equal(real * real + imaginary * imaginary, power[k], 1e-9 * length * length);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(50)]
    public void Constant_and_short_series_have_numbers_too(int length)
    {
        var series = Enumerable.Repeat(0.1f, length).ToArray();
        FeatureExtractionOptions[] all =
            [new TimeSeriesStatisticsOptions(), new AutocorrelationOptions(), new SpectralPeaksOptions(), new CanonicalCharacteristicsOptions()];
        foreach (var options in all)
            Assert.All(FeatureRun.Compute(options, null, series).Values, value => Assert.True(float.IsFinite(value)));
        Assert.All(FeatureRun.Compute(all[1], null, series).Values, value => Assert.Equal(0, value));
        Assert.All(FeatureRun.Compute(all[3], null, series).Values, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Channels_have_their_features_each()
    {
        var ml = new MLContext(seed: 1);
        float[] first = Series(60), second = Series(60).Select(value => 3 * value + 1).ToArray();
        var definition = SchemaDefinition.Create(typeof(Recording));
        definition["Values"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 60, 2);
        var data = ml.Data.LoadFromEnumerable([new Recording { Values = first.Zip(second).SelectMany(pair => new[] { pair.First, pair.Second }).ToArray() }], definition);

        var model = ml.Transforms.TimeSeriesStatistics("Features", "Values").Fit(data);

        var expected = FeatureRun.Compute(new TimeSeriesStatisticsOptions(), null, first).Values
            .Concat(FeatureRun.Compute(new TimeSeriesStatisticsOptions(), null, second).Values);
        Assert.Equal(expected, model.Transform(data).GetColumnValues<float[]>("Features").Single());
        VBuffer<ReadOnlyMemory<char>> names = default;
        model.GetOutputSchema(data.Schema)["Features"].GetSlotNames(ref names);
        Assert.Equal("Channel(1).Mean", names.GetItemOrDefault(15).ToString());
        Assert.Equal(InputShape.Sequence(60, 2), model.InputShape);
    }

    [Fact]
    public void Rows_of_several_channels_may_differ_in_length()
    {
        var ml = new MLContext(seed: 1);
        var options = new TimeSeriesStatisticsOptions { Channels = 2 };
        Recording[] rows = [new() { Values = [1, 10, 3, 30] }, new() { Values = [2, 20, 4, 40, 6, 60] }, new() { Values = [1, 2, 3] }];
        IDataView Described(params Recording[] some) => ml.Transforms.TimeSeriesStatistics("Features", "Values", options)
            .Fit(ml.Data.LoadFromEnumerable(some)).Transform(ml.Data.LoadFromEnumerable(some));

        var features = Described(rows[..2]).GetColumnValues<float[]>("Features");
        Assert.Equal([2, 20, 4, 40], [features[0][0], features[0][15], features[1][0], features[1][15]]);
        Assert.Contains(
            "Column 'Values' has 3 values in row 2, which are no whole steps of 2.",
            Assert.Throws<InvalidOperationException>(() => Described(rows).GetColumnValues<float[]>("Features")).Message);
    }

    [Fact]
    public void Numbers_that_are_no_channels_of_one_length_are_refused()
    {
        var ml = new MLContext(seed: 1);
        var definition = SchemaDefinition.Create(typeof(Recording));
        definition["Values"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 10);
        var data = ml.Data.LoadFromEnumerable([new Recording { Values = new float[10] }], definition);

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms
            .Autocorrelation("Features", "Values", new AutocorrelationOptions { Channels = 3 }).Fit(data));

        Assert.Contains("Column 'Values' has 10 numbers a row, which are no whole steps of 3 channels.", error.Message);
    }

    [Fact]
    public void All_series_features_are_saved()
    {
        var ml = new MLContext(seed: 1);
        var data = ml.Data.LoadFromEnumerable(
            Enumerable.Range(20, 300).Select(length => new Recording { Values = Series(length) }).ToArray());
        var model = ml.Transforms.TimeSeriesStatistics("A", "Values")
            .Append(ml.Transforms.Autocorrelation("B", "Values"))
            .Append(ml.Transforms.SpectralPeaks("C", "Values", new SpectralPeaksOptions { Peaks = 2, SampleRate = 50 }))
            .Append(ml.Transforms.CanonicalCharacteristics("D", "Values"))
            .Append(ml.Transforms.Concatenate("Features", "A", "B", "C", "D"))
            .Fit(data);
        using var stream = new MemoryStream();
        ml.Model.Save(model, data.Schema, stream);
        stream.Position = 0;

        var loaded = ml.Model.Load(stream, out _);

        var rows = loaded.Transform(data).GetColumnValues<float[]>("Features");
        Assert.Equal(model.Transform(data).GetColumnValues<float[]>("Features"), rows);
        Assert.Equal(15 + 20 + 6 + 22, rows[0].Length);
    }

    private static float[] Series(int length) =>
    [
        .. Enumerable.Range(0, length).Select(t => (float)(
            Math.Sin(2 * Math.PI * t / 12.5) + 0.3 * Math.Cos(2 * Math.PI * t / 5) + (31 * t * t + 7 * t) % 101 / 101.0 + 0.01 * t)),
    ];

    private sealed class Recording
    {
        public float[] Values { get; set; } = [];
    }
}
