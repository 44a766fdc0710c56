using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Tests.Readme;

/// <summary>The pipeline that the README shows, word for word; <see cref="ReadmeTests"/> runs it and compares the text.</summary>
internal static class ReadmePipeline
{
    internal static double Run()
    {
        // <pipeline>
        var ml = new MLContext(seed: 1) { FallbackToCpu = true };
        IDataView digits = ml.Data.LoadFromTextFile<Digit>("digits.csv", separatorChar: ',', hasHeader: true);
        var split = ml.Data.TrainTestSplit(digits, testFraction: 0.2);

        var pipeline = ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.MulticlassClassification.Trainers.DeepImage("Label", "Pixels", network: Network.SmallCnn()))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));

        using var model = pipeline.Fit(split.TrainSet);
        var metrics = ml.MulticlassClassification.Evaluate(model.Transform(split.TestSet));
        Console.WriteLine($"accuracy {metrics.MicroAccuracy:0.000}");

        ml.Model.Save(model, digits.Schema, "digits.zip");
        ITransformer loaded = ml.Model.Load("digits.zip", out _); // in any process, with nothing registered
        var engine = ml.Model.CreatePredictionEngine<Digit, Prediction>(loaded);
        Prediction first = engine.Predict(ml.Data.CreateEnumerable<Digit>(digits, reuseRowObject: false).First());
        Console.WriteLine($"the first digit is a {first.PredictedLabel}");
        // </pipeline>
        engine.Dispose();
        (loaded as IDisposable)?.Dispose();
        return first.PredictedLabel == 0 ? metrics.MicroAccuracy : 0;
    }

    // <types>
    public sealed class Digit
    {
        [LoadColumn(0, 63), VectorType(64)] public float[] Pixels { get; set; } = [];
        [LoadColumn(64)] public float Label { get; set; }
    }

    public sealed class Prediction
    {
        public float PredictedLabel { get; set; }
    }
    // </types>
}
