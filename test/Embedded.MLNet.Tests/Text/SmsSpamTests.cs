using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Text;

/// <summary>Learners on the features of real texts against the real ones on theirs.</summary>
public sealed class SmsSpamTests
{
    private const double Tolerance = 0.003;

    private readonly MLContext _ml = new(seed: 1);

    [SkippableFact]
    public void Learners_on_featurized_texts_are_as_golden()
    {
        JsonElement golden = GoldenFiles.Read("learners.json").GetProperty("sms-spam");
        Message[] messages = ReadMessages();
        IDataView train = _ml.Data.LoadFromEnumerable(messages.Where((_, i) => i % 5 != 0).ToArray());
        IDataView test = _ml.Data.LoadFromEnumerable(messages.Where((_, i) => i % 5 == 0).ToArray());
        ITransformer featurizer = _ml.Transforms.Text.FeaturizeText("Features", "Text").Fit(train);
        IDataView trainFeatures = _ml.Data.Cache(featurizer.Transform(train), "Features", "Label");
        IDataView testFeatures = featurizer.Transform(test);
        Assert.Equal(golden.GetProperty("trainRows").GetInt64(), train.GetRowCount());
        Assert.Equal(golden.GetProperty("testRows").GetInt64(), test.GetRowCount());
        Assert.Equal(golden.GetProperty("features").GetInt32(), ((VectorDataViewType)trainFeatures.Schema["Features"].Type).Size);

        BinaryClassificationCatalog.BinaryClassificationTrainers trainers = _ml.BinaryClassification.Trainers;
        Check("LinearSvm", trainers.LinearSvm());
        Check("AveragedPerceptron", trainers.AveragedPerceptron());
        Check("LbfgsLogisticRegression", trainers.LbfgsLogisticRegression());
        Check("SdcaLogisticRegression", trainers.SdcaLogisticRegression());

        void Check(string name, IEstimator<ITransformer> trainer)
        {
            JsonElement expected = golden.GetProperty("trainers").EnumerateArray().Single(entry => entry.GetProperty("trainer").GetString() == name).GetProperty("metrics");
            BinaryClassificationMetrics metrics = _ml.BinaryClassification.EvaluateNonCalibrated(trainer.Fit(trainFeatures).Transform(testFeatures));
            AssertClose(expected, "Accuracy", metrics.Accuracy, name);
            AssertClose(expected, "AreaUnderRocCurve", metrics.AreaUnderRocCurve, name);
        }
    }

    private static void AssertClose(JsonElement expected, string metric, double actual, string trainer) => Assert.True(
        Math.Abs(expected.GetProperty(metric).GetDouble() - actual) <= Tolerance, $"{trainer}: {metric} {actual} instead of {expected.GetProperty(metric)}");

    private static Message[] ReadMessages() =>
        [.. GoldenFiles.ReadDataText("sms-spam/SMSSpamCollection.gz").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            string[] fields = line.TrimEnd('\r').Split('\t', 2);
            return new Message { Label = fields[0] == "spam", Text = fields[1] };
        })];

    private sealed class Message
    {
        public bool Label { get; set; }

        public string Text { get; set; } = "";
    }
}
