using DeepEstimators.Networks;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Tests.Features;

/// <summary>Figures of numpy 1.24 and scipy 1.10 by librosa's definitions, of the sound that <see cref="Sound"/> makes.</summary>
public sealed class AudioFeatureTests
{
    private const int Rate = 8_000;

    // Slaney's mel filters with unit area, the power of 256 samples at hops of 80 with a periodic Hann window of 200, in decibels.
    [Fact]
    public void Log_mel_spectrograms_are_those_of_their_formulas()
    {
        var image = FeatureRun.Compute(new LogMelSpectrogramOptions { SampleRate = Rate }, Row(2000), Sound(2000));

        Assert.Equal(40 * 26, image.Count);
        Assert.Equal(-28.06792, image.Values.Average(), 1e-4);
        Assert.Equal(-11.92893, image["Mel(0).Frame(0)"], 1e-3);
        Assert.Equal(-12.05888, image["Mel(5).Frame(3)"], 1e-3);
        Assert.Equal(-24.67347, image["Mel(10).Frame(12)"], 1e-3);
        Assert.Equal(-32.85154, image["Mel(20).Frame(20)"], 1e-3);
        Assert.Equal(-28.13471, image["Mel(39).Frame(25)"], 1e-3);
    }

    [Fact]
    public void Shorter_sounds_are_filled_up_and_longer_ones_cut()
    {
        var options = new LogMelSpectrogramOptions { SampleRate = Rate, Frames = 30 };
        var whole = FeatureRun.Compute(new LogMelSpectrogramOptions { SampleRate = Rate }, Row(2000), Sound(2000));

        var filled = FeatureRun.Compute(options, null, Sound(2000));
        options.Frames = 10;
        var cut = FeatureRun.Compute(options, null, Sound(2000));

        Assert.Equal(whole["Mel(7).Frame(25)"], filled["Mel(7).Frame(25)"]);
        Assert.Equal(whole.Values.Min(), filled["Mel(7).Frame(26)"]);
        Assert.Equal(40 * 10, cut.Count);
        Assert.Equal(whole["Mel(7).Frame(9)"], cut["Mel(7).Frame(9)"]);
    }

    // scipy.fft.dct(type=2, norm="ortho") of the frames above; scipy.signal.savgol_filter(9, 1, deriv=1, mode="nearest").
    [Fact]
    public void Cepstra_and_their_differences_are_those_of_scipy()
    {
        var values = FeatureRun.Compute(new MelFrequencyCepstrumOptions { SampleRate = Rate }, null, Sound(2000));

        Assert.Equal(2 * 3 * 13, values.Count);
        Check("Mfcc", "Mean", [-177.5171, 28.12515, 6.599652, 3.611524, -17.94899]);
        Check("Mfcc", "StandardDeviation", [19.53916, 11.18031, 12.66553, 10.32748, 5.196944]);
        Check("DeltaMfcc", "Mean", [0.7937239, -0.8442062, -0.3617764, 1.210644, 0.09886778]);
        Check("DeltaMfcc", "StandardDeviation", [5.304243, 2.78467, 2.048431, 1.445472, 0.8890061]);
        Check("DeltaDeltaMfcc", "Mean", [0.6973195, 0.4052824, 0.06568438, 0.1328264, 0.07894061]);
        Check("DeltaDeltaMfcc", "StandardDeviation", [0.9201987, 0.3272711, 0.434677, 0.3373885, 0.1868373]);

        void Check(string name, string summary, double[] expected)
        {
            for (var i = 0; i < expected.Length; i++)
                Assert.Equal(expected[i], values[$"{name}({i}).{summary}"], 1e-3);
        }
    }

    [Fact]
    public void Segments_divide_the_frames()
    {
        // 25 hops: 26 frames, 13 of each half; the second half has another tone.
        var whole = FeatureRun.Compute(new MelFrequencyCepstrumOptions { SampleRate = Rate }, null, Sound(2000));
        var halves = FeatureRun.Compute(new MelFrequencyCepstrumOptions { SampleRate = Rate, Segments = 2 }, null, Sound(2000));

        Assert.Equal(
            whole["Mfcc(1).Mean"], (halves["Segment(0).Mfcc(1).Mean"] + halves["Segment(1).Mfcc(1).Mean"]) / 2, 1e-3);
        Assert.True(Math.Abs(halves["Segment(0).Mfcc(1).Mean"] - halves["Segment(1).Mfcc(1).Mean"]) > 5);
    }

    [Fact]
    public void Spectral_statistics_are_those_of_their_formulas() => FeatureRun.Near(
        [
            829.3933, 122.0186, 748.4974, 30.98486, 1122.596, 460.0085, 0.003067563, 0.005790225, 0.12, 0.0231633, 0.3649547,
            0.03539715,
        ],
        FeatureRun.Compute(new SpectralStatisticsOptions { SampleRate = Rate }, null, Sound(2000)).Values,
        1e-4);

    [Fact]
    public void Silence_has_numbers_too()
    {
        Assert.All(
            FeatureRun.Compute(new SpectralStatisticsOptions { SampleRate = Rate }, null, new float[500]).Values,
            value => Assert.True(float.IsFinite(value)));
        Assert.All(
            FeatureRun.Compute(new LogMelSpectrogramOptions { SampleRate = Rate, Frames = 5 }, null, new float[500]).Values,
            value => Assert.Equal(-100, value));
    }

    [Fact]
    public void A_spectrogram_is_an_image_to_a_network()
    {
        var ml = new MLContext(seed: 1);
        var rows = Enumerable.Range(0, 60).Select(i => new Clip
        {
            Sound = Tone(i % 2 == 0 ? 300 : 1200, 1200 + 40 * (i % 5), i), Label = i % 2 == 0 ? "low" : "high",
        }).ToArray();
        var data = ml.Data.LoadFromEnumerable(rows);
        var pipeline = ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.Transforms.LogMelSpectrogram(
                "Image", "Sound", new LogMelSpectrogramOptions { SampleRate = Rate, MelBands = 16, Frames = 16 }))
            .Append(ml.MulticlassClassification.Trainers.DeepImage(
                "Label", "Image", network: Network.SmallCnn([4, 8]),
                training: new TrainingOptions { Epochs = 8, BatchSize = 16, Seed = 1, LearningRate = 0.01, ValidationFraction = 0 }));

        using var model = pipeline.Fit(data);

        Assert.Equal(InputShape.Image(1, 16, 16), model.LastTransformer.Model.InputShape);
        Assert.Equal(1, ml.MulticlassClassification.Evaluate(model.Transform(data)).MicroAccuracy);
    }

    [Fact]
    public void Sounds_of_any_length_are_described_and_the_model_is_saved()
    {
        var ml = new MLContext(seed: 1);
        var data = ml.Data.LoadFromEnumerable(
            Enumerable.Range(0, 50).Select(i => new Clip { Sound = Tone(200 + 20 * i, 300 + 31 * i, i), Label = "" }).ToArray());
        var model = ml.Transforms.MelFrequencyCepstrum(
                "Cepstrum", "Sound", new MelFrequencyCepstrumOptions { SampleRate = Rate, Deltas = 1 })
            .Append(ml.Transforms.SpectralStatistics("Statistics", "Sound", new SpectralStatisticsOptions { SampleRate = Rate }))
            .Append(ml.Transforms.Concatenate("Features", "Cepstrum", "Statistics"))
            .Fit(data);
        using var stream = new MemoryStream();
        ml.Model.Save(model, data.Schema, stream);
        stream.Position = 0;
        var loaded = ml.Model.Load(stream, out _);

        var rows = loaded.Transform(data).GetColumnValues<float[]>("Features");

        Assert.Equal(model.Transform(data).GetColumnValues<float[]>("Features"), rows);
        Assert.All(rows, row => Assert.Equal(52 + 12, row.Length));
        var alone = FeatureRun.Compute(new SpectralStatisticsOptions { SampleRate = Rate }, null, Tone(200 + 20 * 41, 300 + 31 * 41, 41));
        Assert.Equal(alone.Values, rows[41][52..]);
    }

    [Fact]
    public void Options_that_do_not_fit_are_refused()
    {
        var ml = new MLContext(seed: 1);
        Assert.Contains("MaximumFrequency is 5000; allowed: more than MinimumFrequency, 0, at most half the sample rate.", Refused(
            () => ml.Transforms.LogMelSpectrogram(
                "F", options: new LogMelSpectrogramOptions { SampleRate = 8000, MaximumFrequency = 5000 })));
        Assert.Contains("Coefficients is 41; allowed: from 1 to 40.", Refused(() => ml.Transforms.MelFrequencyCepstrum(
            "F", options: new MelFrequencyCepstrumOptions { Coefficients = 41 })));
        var data = ml.Data.LoadFromEnumerable([new Clip()]);
        Assert.Contains("expected numbers, a vector of known size", Refused(
            () => ml.Transforms.LogMelSpectrogram("F", "Sound").Fit(data)));
    }

    private static string Refused(Action action) => Assert.Throws<ArgumentOutOfRangeException>(action).Message;

    private static InputShape Row(int samples) => InputShape.Sequence(samples);

    private static float[] Sound(int samples) =>
    [
        .. Enumerable.Range(0, samples).Select(t => (float)(
            0.5 * Math.Sin(2 * Math.PI * 440 * t / Rate)
            + (t > samples / 2 ? 0.25 * Math.Sin(2 * Math.PI * 1500 * t / Rate) : 0)
            + 0.1 * ((37L * t * t + 11 * t) % 2001 - 1000) / 4000.0)),
    ];

    private static float[] Tone(double hertz, int samples, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, samples)
            .Select(t => (float)(0.3 * Math.Sin(2 * Math.PI * hertz * t / Rate) + 0.05 * random.NextDouble())).ToArray();
    }

    private sealed class Clip
    {
        public float[] Sound { get; set; } = [];

        public string Label { get; set; } = "";
    }
}
