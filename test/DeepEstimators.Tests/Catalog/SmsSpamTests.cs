using System.IO.Compression;
using System.Text;
using Microsoft.ML;

namespace DeepEstimators.Tests.Catalog;

/// <summary>The SMS Spam Collection (Almeida et al. 2011), where it is on this machine.</summary>
public sealed class SmsSpamTests
{
    [SkippableFact]
    public void A_transformer_that_learns_from_scratch_does_as_well_as_a_linear_machine_on_n_grams()
    {
        var path = SharedData.Path("sms-spam", "SMSSpamCollection.gz");
        Skip.If(path is null, "The SMS Spam Collection is not on this machine.");
        var ml = new MLContext(seed: 1);
        var split = ml.Data.TrainTestSplit(ml.Data.LoadFromEnumerable(Read(path)), 0.2, seed: 1);
        var training = TrainingOptions.ForTexts();
        training.Epochs = 3;
        training.Threads = 1;
        using var model = ml.BinaryClassification.Trainers.DeepText(training: training).Fit(split.TrainSet);
        var deep = ml.BinaryClassification.Evaluate(model.Transform(split.TestSet));
        var linear = ml.Transforms.Text.FeaturizeText("Features", "Text")
            .Append(ml.BinaryClassification.Trainers.LinearSvm(numberOfIterations: 10)).Fit(split.TrainSet);
        var classic = ml.BinaryClassification.EvaluateNonCalibrated(linear.Transform(split.TestSet));
        Assert.True(deep.Accuracy >= 0.98, $"{deep.Accuracy}");
        Assert.True(deep.F1Score >= classic.F1Score - 0.015, $"{deep.F1Score} against {classic.F1Score}");
    }

    private static Message[] Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress), Encoding.UTF8);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t', 2))
            .Where(fields => fields.Length == 2)
            .Select(fields => new Message { Label = fields[0] == "spam", Text = fields[1] }).ToArray();
    }

    private sealed class Message
    {
        public bool Label { get; set; }

        public string Text { get; set; } = "";
    }
}
