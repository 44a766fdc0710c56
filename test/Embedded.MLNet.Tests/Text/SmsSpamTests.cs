using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Text;

/// <summary>Learners on the features of real texts against the real ones on theirs.</summary>
public sealed class SmsSpamTests
{
    private const double Tolerance = 0.003;
    private const float ScoreTolerance = 1e-4f;

    private readonly MLContext _ml = new(seed: 1);

    [SkippableFact]
    public void Learners_on_featurized_texts_are_as_golden()
    {
        JsonElement golden = GoldenFiles.Read("learners.json").GetProperty("sms-spam");
        Message[] messages = ReadMessages();
        IDataView train = _ml.Data.LoadFromEnumerable(messages.Where((_, i) => i % 5 != 0).ToArray());
        IDataView test = _ml.Data.LoadFromEnumerable(messages.Where((_, i) => i % 5 == 0).ToArray());
        ITransformer featurizer = _ml.Transforms.Text.FeaturizeText("Features", "Text").Fit(train);
        Features[] trainRows = Featurize(train);
        Features[] testRows = Featurize(test);
        Assert.Equal(golden.GetProperty("trainRows").GetInt64(), trainRows.Length);
        Assert.Equal(golden.GetProperty("testRows").GetInt64(), testRows.Length);
        int size = golden.GetProperty("features").GetInt32();
        Assert.Equal(size, trainRows[0].Values.Length);

        Check("LinearSvm", trainers => trainers.LinearSvm());
        Check("AveragedPerceptron", trainers => trainers.AveragedPerceptron());
        Check("LbfgsLogisticRegression", trainers => trainers.LbfgsLogisticRegression());
        float[] scores = Check("SdcaLogisticRegression", trainers => trainers.SdcaLogisticRegression());
        JsonElement goldenScores = Entry("SdcaLogisticRegression").GetProperty("firstTestScores");
        for (int i = 0; i < goldenScores.GetArrayLength(); i++)
            Assert.Equal(goldenScores[i].GetSingle(), scores[i], ScoreTolerance);

        Features[] Featurize(IDataView texts) =>
            [.. _ml.Data.CreateEnumerable<Features>(featurizer.Transform(texts), reuseRowObject: false)];

        JsonElement Entry(string name) => golden.GetProperty("trainers").EnumerateArray().Single(entry => entry.GetProperty("trainer").GetString() == name);

        // By a context of its own, as the golden trainers: what it has made before moves the streams of its random numbers on.
        float[] Check(string name, Func<BinaryClassificationCatalog.BinaryClassificationTrainers, IEstimator<ITransformer>> create)
        {
            var ml = new MLContext(seed: 1);
            SchemaDefinition definition = SchemaDefinition.Create(typeof(Features));
            definition["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, size);
            IDataView trainFeatures = ml.Data.LoadFromEnumerable(trainRows, definition);
            IDataView testFeatures = ml.Data.LoadFromEnumerable(testRows, definition);
            JsonElement expected = Entry(name).GetProperty("metrics");
            IDataView scored = create(ml.BinaryClassification.Trainers).Fit(trainFeatures).Transform(testFeatures);
            BinaryClassificationMetrics metrics = ml.BinaryClassification.EvaluateNonCalibrated(scored);
            AssertClose(expected, "Accuracy", metrics.Accuracy, name);
            AssertClose(expected, "AreaUnderRocCurve", metrics.AreaUnderRocCurve, name);
            return [.. scored.GetColumn<float>("Score")];
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

    private sealed class Features
    {
        public bool Label { get; set; }

        [ColumnName("Features")]
        public VBuffer<float> Values { get; set; }
    }

    private sealed class Message
    {
        public bool Label { get; set; }

        public string Text { get; set; } = "";
    }
}
