using Bench.Fuzz.Inputs;
using DeepEstimators;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Bench.Fuzz.DeepModels;

/// <summary>Small networks of every kind of input, as the bytes of their zip archives.</summary>
internal sealed class DeepModelSeeds(MLContext ml)
{
    private readonly IDataView _rows = ml.Transforms.Conversion.MapValueToKey("Class", "Town").Fit(Load(ml)).Transform(Load(ml));

    public IDataView Rows => _rows;

    public List<ModelArchive> All()
    {
        var binary = ml.BinaryClassification.Trainers;
        var regression = ml.Regression.Trainers;
        var classes = ml.MulticlassClassification.Trainers;
        return
        [
            Archive("ensemble", classes.DeepTabular(new DeepTabularOptions
            {
                LabelColumnName = "Class", FeatureColumnName = "Numbers", Network = Network.Mlp([8]), Training = Training(calibrate: true), Ensemble = 2,
            })),
            Archive("table", binary.DeepTabular(
                "Label", ["Number", "Town", "Numbers"], network: Network.TabM(members: 2, width: 8, bins: 4, embeddingSize: 4), training: Training())),
            Archive("tokens of columns", regression.DeepTabular("Number", "Numbers", network: Network.FTTransformer(1, 8, 2), training: Training())),
            Archive("image", binary.DeepImage("Label", "Pixels", network: Network.SmallCnn(), height: 8, width: 8, channels: 1, training: Training())),
            Archive("text", binary.DeepText("Label", "Text", network: Network.TextTransformer(1, 8, 2), training: Training())),
            Archive("series", binary.DeepSequence("Label", "Series", network: Network.Gru(hiddenSize: 8), training: Training())),
            Archive("features", ml.Transforms.DeepFeatures("Learned", binary.DeepTabular("Label", "Numbers", network: Network.Mlp([8]), training: Training()))),
        ];
    }

    private static TrainingOptions Training(bool calibrate = false) =>
        new() { Epochs = 1, BatchSize = 16, Seed = 1, ValidationFraction = 0.2, CalibrateProbabilities = calibrate };

    private ModelArchive Archive(string name, IEstimator<ITransformer> trainer)
    {
        ITransformer model = trainer.Fit(_rows);
        using var stream = new MemoryStream();
        ml.Model.Save(model, _rows.Schema, stream);
        (model as IDisposable)?.Dispose();
        return ModelArchive.Read(name, stream.ToArray());
    }

    private static IDataView Load(MLContext ml)
    {
        var random = new Random(5);
        string[] towns = ["north", "south", "west"];
        return ml.Data.LoadFromEnumerable(Enumerable.Range(0, 48).Select(row => new Row
        {
            Label = row % 2 == 0,
            Number = random.NextSingle(),
            Town = towns[row % 3],
            Text = $"{(row % 2 == 0 ? "good" : "bad")} {towns[random.Next(3)]} {towns[random.Next(3)]}",
            Numbers = Floats(4),
            Pixels = Floats(64),
            Series = Floats(random.Next(2, 9)),
        }).ToArray());

        float[] Floats(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle())];
    }

    private sealed class Row
    {
        public bool Label { get; set; }

        public float Number { get; set; }

        public string Town { get; set; } = "";

        public string Text { get; set; } = "";

        [VectorType(4)]
        public float[] Numbers { get; set; } = [];

        [VectorType(64)]
        public float[] Pixels { get; set; } = [];

        public float[] Series { get; set; } = [];
    }
}
