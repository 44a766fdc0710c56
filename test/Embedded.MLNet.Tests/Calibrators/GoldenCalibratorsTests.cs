using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Calibrators;

/// <summary>Every calibrator against what the real one learned from the same scores.</summary>
public class GoldenCalibratorsTests
{
    private readonly MLContext _ml = new(seed: 1);

    [SkippableFact]
    [Walks("prediction.json", "calibrators")]
    public void Parameters_and_probabilities_equal_the_golden_ones()
    {
        var golden = GoldenFiles.Read("prediction.json").GetProperty("calibrators");
        var probes = golden.GetProperty("probes").EnumerateArray().Select(probe => (float)probe.Number()).ToArray();
        var fitted = 0;
        var refused = 0;
        foreach (var entry in golden.GetProperty("cases").EnumerateArray())
        {
            var data = new GoldenView(entry.GetProperty("input"));
            foreach (var item in entry.GetProperty("calibrators").EnumerateArray())
            {
                var where = $"{entry.GetProperty("name")}: {item.GetProperty("call")}";
                var expected = item.GetProperty("result");
                if (expected.TryGetProperty("exception", out _))
                {
                    refused++;
                    GoldenValue.AssertThrows(expected, () => Fit(item.GetProperty("call").GetString()!, data), where);
                    continue;
                }
                fitted++;
                Check(expected, Fit(item.GetProperty("call").GetString()!, data), data, probes, where);
            }
        }
        Assert.Equal(36, fitted);
        Assert.Equal(6, refused);
    }

    private void Check(JsonElement expected, ISingleFeaturePredictionTransformer<ICalibrator> model, GoldenView data, float[] probes, string where)
    {
        foreach (var member in expected.EnumerateObject().Where(member => member.Name is not ("PredictProbability" or "Probability" or "schema")))
            AssertClose(member.Value, Member(model.Model, member.Name), $"{where}.{member.Name}");
        AssertClose(expected.GetProperty("PredictProbability"), probes.Select(model.Model.PredictProbability), $"{where}.PredictProbability");
        var scored = model.Transform(data);
        AssertClose(expected.GetProperty("Probability"), scored.GetColumn<float>("Probability"), $"{where}.Probability");
        GoldenSchema.AssertColumn(expected.GetProperty("schema"), scored.Schema["Probability"], where);

        using var stream = new MemoryStream();
        _ml.Model.Save(model, data.Schema, stream);
        stream.Position = 0;
        Assert.Equal(scored.GetColumn<float>("Probability"), _ml.Model.Load(stream, out _).Transform(data).GetColumn<float>("Probability"));
    }

    private ISingleFeaturePredictionTransformer<ICalibrator> Fit(string call, IDataView data)
    {
        var calibrators = _ml.BinaryClassification.Calibrators;
        var weight = call.Contains("Weight", StringComparison.Ordinal) ? "Weight" : null;
        return call switch
        {
            _ when call.Contains("slope", StringComparison.Ordinal) => calibrators.Platt(slope: -1.25, offset: 0.5).Fit(data),
            _ when call.Contains("Platt", StringComparison.Ordinal) => calibrators.Platt(exampleWeightColumnName: weight).Fit(data),
            _ when call.Contains("Isotonic", StringComparison.Ordinal) => calibrators.Isotonic(exampleWeightColumnName: weight).Fit(data),
            "Calibrators.Naive()" => calibrators.Naive().Fit(data),
            _ => throw new NotSupportedException(call),
        };
    }

    private static object Member(ICalibrator calibrator, string name) =>
        calibrator.GetType().GetProperty(name)?.GetValue(calibrator) ?? calibrator.GetType().GetField(name)!.GetValue(calibrator)!;

    private static void AssertClose(JsonElement golden, object actual, string where)
    {
        if (actual is IEnumerable<float> list)
        {
            var values = list.ToArray();
            Assert.True(golden.GetArrayLength() == values.Length, $"{where}: {values.Length} values");
            for (var i = 0; i < values.Length; i++)
                AssertClose(golden[i], values[i], $"{where}[{i}]");
            return;
        }
        var (expected, value) = (golden.Number(), Convert.ToDouble(actual, null));
        Assert.True(expected.Equals(value) || Math.Abs(expected - value) <= 2e-7 + (2e-6 * Math.Abs(expected)), $"{where}: {value} in place of {expected}");
    }
}
