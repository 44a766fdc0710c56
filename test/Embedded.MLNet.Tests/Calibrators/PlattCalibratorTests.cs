using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Calibrators;

/// <summary>Platt's calibrator against what the real one learned from the same scores.</summary>
public class PlattCalibratorTests
{
    private readonly MLContext _ml = new(seed: 1);

    [SkippableTheory]
    [InlineData("Calibrators.Platt()")]
    [InlineData("Calibrators.Platt(exampleWeightColumnName: \"Weight\")")]
    [InlineData("Calibrators.Platt(slope: -1.25, offset: 0.5)")]
    public void Parameters_and_probabilities_equal_the_golden_ones(string call)
    {
        var golden = GoldenFiles.Read("prediction.json").GetProperty("calibrators");
        var probes = golden.GetProperty("probes").EnumerateArray().Select(probe => (float)probe.Number()).ToArray();
        var count = 0;
        foreach (var entry in golden.GetProperty("cases").EnumerateArray())
        {
            var expected = entry.GetProperty("calibrators").EnumerateArray()
                .First(item => item.GetProperty("call").GetString() == call).GetProperty("result");
            if (expected.TryGetProperty("exception", out _))
                continue;
            count++;
            var data = _ml.Data.LoadFromEnumerable(entry.GetProperty("input").GetProperty("rows").EnumerateArray()
                .Select(row => new ScoredRow { Label = row[0].GetBoolean(), Score = (float)row[1].Number(), Weight = (float)row[2].Number() }).ToArray());
            var calibrators = _ml.BinaryClassification.Calibrators;
            var model = call.Contains("slope", StringComparison.Ordinal)
                ? calibrators.Platt(slope: -1.25, offset: 0.5).Fit(data)
                : calibrators.Platt(exampleWeightColumnName: call.Contains("Weight", StringComparison.Ordinal) ? "Weight" : null).Fit(data);

            var calibrator = ((ISingleFeaturePredictionTransformer<Microsoft.ML.Calibrators.PlattCalibrator>)model).Model;
            AssertClose(expected.GetProperty("Slope"), calibrator.Slope);
            AssertClose(expected.GetProperty("Offset"), calibrator.Offset);
            for (var i = 0; i < probes.Length; i++)
                AssertClose(expected.GetProperty("PredictProbability")[i], calibrator.PredictProbability(probes[i]));
            var probabilities = model.Transform(data).GetColumn<float>("Probability").ToArray();
            for (var i = 0; i < probabilities.Length; i++)
                AssertClose(expected.GetProperty("Probability")[i], probabilities[i]);
        }
        Assert.InRange(count, 4, 100);
    }

    [Fact]
    public void A_saved_calibration_loads()
    {
        var data = _ml.Data.LoadFromEnumerable(new[] { new ScoredRow { Score = 2 }, new ScoredRow { Score = -1 } });
        var model = _ml.BinaryClassification.Calibrators.Platt(slope: -1.25, offset: 0.5).Fit(data);
        using var stream = new MemoryStream();
        _ml.Model.Save(model, data.Schema, stream);
        stream.Position = 0;

        var loaded = _ml.Model.Load(stream, out _);

        Assert.Equal(model.Transform(data).GetColumn<float>("Probability"), loaded.Transform(data).GetColumn<float>("Probability"));
    }

    private static void AssertClose(JsonElement golden, double actual)
    {
        var expected = golden.Number();
        Assert.True(expected.Equals(actual) || Math.Abs(expected - actual) <= 2e-7 + (2e-6 * Math.Abs(expected)), $"{actual} in place of {expected}");
    }

    private sealed class ScoredRow
    {
        public bool Label { get; set; }

        public float Score { get; set; }

        public float Weight { get; set; } = 1;
    }
}
