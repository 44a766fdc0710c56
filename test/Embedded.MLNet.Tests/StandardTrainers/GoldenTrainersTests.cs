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
        var data = GoldenPipeline.Prepare(_ml, preparation, GoldenPipeline.Rows());
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
            CheckValues(column, scored, tolerance, call);
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
            case NaiveBayesMulticlassModelParameters bayes:
                Assert.Equal(golden.GetProperty("labelHistogram").EnumerateArray().Select(count => count.GetInt32()), bayes.GetLabelHistogram());
                Assert.Equal(golden.GetProperty("featureHistogram").EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(count => count.GetInt32()),
                    bayes.GetFeatureHistogram().SelectMany(row => row));
                break;
        }
    }

    private static void CheckValues(JsonElement column, IDataView scored, Tolerance tolerance, string call)
    {
        var name = column.GetProperty("column").GetString()!;
        var actual = ColumnValues.Read(scored, scored.Schema[name]);
        var expected = column.GetProperty("values").EnumerateArray().ToArray();
        Assert.Equal(expected.Length, actual.Length);
        if (call.Contains("KMeans", StringComparison.Ordinal) || call.Contains("Regression.Trainers.Sdca", StringComparison.Ordinal))
        {
            Assert.True(CheckGoodness(expected, actual, name));
            return;
        }
        if (name == "PredictedLabel")
        {
            var same = expected.Zip(actual).Count(pair => GoldenValue.ToDouble(pair.First) == Convert.ToDouble(pair.Second, null));
            Assert.InRange(same, expected.Length - tolerance.OtherLabels, expected.Length);
            return;
        }
        for (var row = 0; row < expected.Length; row++)
            tolerance.AssertClose(expected[row], actual[row]!, $"{name} of row {row}");
    }

    // Both end where chance lets them: k-means in one of many local minima (seeds give mean distances from 0.608 to 0.68, and the real one 0.638), the ascent
    // for regression while its bias still swings (seeds give squared errors from 0.035 to 0.22, and the real one 0.131). So they are to be about as good.
    private static bool CheckGoodness(JsonElement[] expected, object?[] actual, string name)
    {
        if (name == "PredictedLabel")
            return expected.Length == 60 && actual.All(label => label is uint and >= 1 and <= 3);
        if (actual[0] is Array)
        {
            var golden = expected.Average(distances => distances.EnumerateArray().Min(value => value.Number()));
            return Math.Abs((actual.Average(distances => ((Array)distances!).Cast<float>().Min()) / golden) - 1) < 0.07;
        }
        var targets = GoldenPipeline.Rows().GetColumn<float>("Target").ToArray();
        return Error(index => (float)actual[index]!) < 2 * Error(index => (float)expected[index].Number());

        double Error(Func<int, float> score) => targets.Select((target, index) => Math.Pow(score(index) - target, 2)).Average();
    }

    private static string NameOf(Type type)
    {
        if (!type.IsGenericType)
            return type.FullName!.Replace('+', '.');
        var name = type.GetGenericTypeDefinition().FullName!;
        return $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>";
    }

    /// <summary>How near to the real ones learned numbers are.</summary>
    private readonly record struct Tolerance(double Absolute, double Relative, int OtherLabels)
    {
        public static Tolerance Of(string call)
        {
            if (call.Contains("Sdca", StringComparison.Ordinal))
                return call.Contains("Regression.Trainers", StringComparison.Ordinal) ? new(0.7, 0, 0) : new(0.1, 0.02, 1);
            if (call.Contains("Trainers.Fast", StringComparison.Ordinal))
                return new(0, 1e-7, 0);
            // Where the search ends depends on rounding.
            if (call.Contains("Lbfgs", StringComparison.Ordinal))
                return new(2e-3, 2e-3, 0);
            return new(2e-5, 2e-5, 0);
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
