using System.Collections;
using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Embedded.MLNet.Tests.StandardTrainers;

/// <summary>What each trainer of golden/schema.json is, promises, adds and learns, against the real one.</summary>
public class GoldenTrainersTests
{
    private readonly MLContext _ml = new(seed: 1);

    public static TheoryData<string, string> Calls
    {
        get
        {
            var calls = new TheoryData<string, string>();
            try
            {
                foreach (var entry in GoldenPipeline.LearnerEntries("schema.json", "trainers"))
                    calls.Add(entry.Element.GetProperty("call").GetString()!, entry.Element.GetProperty("preparation").GetString()!);
            }
            catch (SkipException)
            {
                calls.Add("none", string.Empty);
            }
            return calls;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Calls))]
    [Walks("schema.json", "trainers")]
    public void A_trainer_is_promises_and_learns_what_the_golden_one_does(string call, string preparation)
    {
        var golden = GoldenPipeline.LearnerEntries("schema.json", "trainers")
            .Single(entry => entry.Element.GetProperty("call").GetString() == call && entry.Element.GetProperty("preparation").GetString() == preparation)
            .Element.GetProperty("result");
        var data = GoldenPipeline.Prepare(_ml, preparation, GoldenPipeline.Load(_ml));
        var estimator = GoldenTrainerCall.Create(_ml, call);
        CheckPromises(golden, estimator.GetOutputSchema(GoldenSchema.ShapeOf(data.Schema)), data.Schema);
        Assert.Equal(golden.GetProperty("estimatorType").GetString(), NameOf(estimator.GetType()));
        var info = (TrainerInfo)estimator.GetType().GetProperty("Info")!.GetValue(estimator)!;
        Assert.Equal(golden.GetProperty("Info").GetProperty("NeedNormalization").GetBoolean(), info.NeedNormalization);
        Assert.Equal(golden.GetProperty("Info").GetProperty("WantCaching").GetBoolean(), info.WantCaching);

        var transformer = (ISingleFeaturePredictionTransformer<object>)estimator.Fit(data);
        var scored = transformer.Transform(data);

        Assert.Equal(golden.GetProperty("transformerType").GetString(), NameOf(transformer.GetType()));
        Assert.Equal(golden.GetProperty("modelType").GetString(), NameOf(transformer.Model.GetType()));
        Assert.Equal(golden.GetProperty("featureColumnName").GetString(), transformer.FeatureColumnName);
        GoldenSchema.AssertColumns(golden.GetProperty("newColumns"), scored.Schema.Skip(data.Schema.Count), call);
        var tolerance = Tolerance.Of(call);
        CheckParameters(golden, transformer.Model, tolerance);
        foreach (var column in golden.GetProperty("scoreColumnsOfAllRows").EnumerateArray())
            CheckValues(column, scored, tolerance);
    }

    private static void CheckPromises(JsonElement golden, SchemaShape promised, DataViewSchema before)
    {
        var others = golden.GetProperty("promisedOtherColumns").EnumerateArray().Select(name => name.GetString()).ToArray();
        Assert.Equal(before.Select(column => column.Name).Where(others.Contains), others);
        Assert.Equal(others.Order(), promised.Take(others.Length).Select(column => column.Name).Order());
        GoldenSchema.AssertShape(golden.GetProperty("promisedNewColumns"), promised.Skip(others.Length), "promised");
    }

    private static void CheckParameters(JsonElement golden, object model, Tolerance tolerance)
    {
        if (golden.TryGetProperty("calibrator", out var calibrator))
        {
            var platt = (PlattCalibrator)((CalibratedModelParametersBase)model).Calibrator;
            Assert.Equal(calibrator.GetProperty("Slope").Number(), platt.Slope);
            Assert.Equal(calibrator.GetProperty("Offset").Number(), platt.Offset);
            model = ((CalibratedModelParametersBase)model).SubModel;
        }
        switch (model)
        {
            case LinearModelParameters linear:
                tolerance.AssertClose(golden.GetProperty("weights"), linear.Weights, "weights");
                tolerance.AssertClose(golden.GetProperty("bias"), linear.Bias, "bias");
                break;
            case LinearMulticlassModelParametersBase linear:
                VBuffer<float>[] rows = [];
                linear.GetWeights(ref rows, out _);
                tolerance.AssertClose(golden.GetProperty("weights"), rows.Select(row => row.DenseValues().ToArray()).ToArray(), "weights");
                tolerance.AssertClose(golden.GetProperty("biases"), linear.GetBiases().ToArray(), "biases");
                break;
            case KMeansModelParameters clusters:
                VBuffer<float>[] centroids = [];
                clusters.GetClusterCentroids(ref centroids, out _);
                tolerance.AssertClose(golden.GetProperty("centroids"), centroids.Select(centroid => centroid.DenseValues().ToArray()).ToArray(), "centroids");
                break;
            case NaiveBayesMulticlassModelParameters bayes:
                Assert.Equal(golden.GetProperty("labelHistogram").EnumerateArray().Select(count => count.GetInt32()), bayes.GetLabelHistogram());
                Assert.Equal(golden.GetProperty("featureHistogram").EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(count => count.GetInt32()),
                    bayes.GetFeatureHistogram().SelectMany(row => row));
                break;
        }
    }

    private static void CheckValues(JsonElement column, IDataView scored, Tolerance tolerance)
    {
        var name = column.GetProperty("column").GetString()!;
        var actual = ColumnValues.Read(scored, scored.Schema[name]);
        var expected = column.GetProperty("values").EnumerateArray().ToArray();
        Assert.Equal(expected.Length, actual.Length);
        for (var row = 0; row < expected.Length; row++)
        {
            if (name == "PredictedLabel")
                Assert.True(GoldenValue.ToDouble(expected[row]) == Convert.ToDouble(actual[row], null), $"{name} of row {row}: {actual[row]}");
            else
                tolerance.AssertClose(expected[row], actual[row]!, $"{name} of row {row}");
        }
    }

    private static string NameOf(Type type)
    {
        if (!type.IsGenericType)
            return type.FullName!.Replace('+', '.');
        var name = type.GetGenericTypeDefinition().FullName!;
        return $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>";
    }

    /// <summary>How near to the real ones learned numbers are.</summary>
    private readonly record struct Tolerance(double Absolute, double Relative)
    {
        public static Tolerance Of(string call)
        {
            // Thousands of passes gather what rounding leaves.
            if (call.Contains("Sdca", StringComparison.Ordinal))
                return new(1e-5, 1e-5);
            if (call.Contains("Trainers.Fast", StringComparison.Ordinal))
                return new(0, 1e-7);
            // Where the search ends depends on rounding.
            if (call.Contains("Lbfgs", StringComparison.Ordinal))
                return new(2e-3, 2e-3);
            return new(2e-5, 2e-5);
        }

        public void AssertClose(JsonElement golden, object actual, string where)
        {
            if (actual is IEnumerable list)
            {
                var items = list.Cast<object>().ToArray();
                Assert.True(golden.GetArrayLength() == items.Length, $"{where}: {items.Length} items");
                for (var i = 0; i < items.Length; i++)
                    AssertClose(golden[i], items[i], $"{where}[{i}]");
                return;
            }
            AssertClose(golden.Number(), Convert.ToDouble(actual, null), where);
        }

        public void AssertClose(double expected, double actual, string where) =>
            Assert.True(Math.Abs(actual - expected) <= Absolute + (Relative * Math.Abs(expected)), $"{where}: {actual}, expected {expected}");
    }
}
