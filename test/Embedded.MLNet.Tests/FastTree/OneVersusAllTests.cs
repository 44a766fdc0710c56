using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.FastTree;

/// <summary>The classes share the bins of their features; each must learn as if it were alone.</summary>
public sealed class OneVersusAllTests
{
    private const int ClassCount = 3;

    private readonly MLContext _ml = new(seed: 1);

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void EachClassLearnsAsIfItWereAlone(bool isForest, bool isSparse)
    {
        IDataView rows = MakeRows(isSparse);
        var binary = _ml.BinaryClassification.Trainers;
        var together = isForest
            ? _ml.MulticlassClassification.Trainers.OneVersusAll(
                binary.FastForest("Class", "Features", "Weight", 8, 5, 3), "Class", useProbabilities: false)
            : _ml.MulticlassClassification.Trainers.OneVersusAll(
                binary.FastTree("Class", "Features", "Weight", 8, 5, 3), "Class", useProbabilities: false);
        float[][] scores = together.Fit(rows).Transform(rows).GetColumn<float[]>("Score").ToArray();

        for (int i = 0; i < ClassCount; i++)
        {
            string label = "IsClass" + i;
            ITransformer alone = isForest
                ? binary.FastForest(label, "Features", "Weight", 8, 5, 3).Fit(rows)
                : binary.FastTree(label, "Features", "Weight", 8, 5, 3).Fit(rows);
            float[] expected = alone.Transform(rows).GetColumn<float>("Score").ToArray();
            Assert.True(expected.Where(float.IsFinite).Distinct().Count() > 3);
            Assert.Equal(expected, scores.Select(score => score[i]));
        }
    }

    private IDataView MakeRows(bool isSparse)
    {
        var random = new Random(7);
        var rows = new Row[200];
        for (int i = 0; i < rows.Length; i++)
        {
            var features = new float[5];
            for (int f = 0; f < features.Length; f++)
                features[f] = random.Next(3) == 0 ? random.NextSingle() : 0;
            int most = Array.IndexOf(features[..ClassCount], features[..ClassCount].Max());
            // Rows that no training takes: the labels after them must not slip.
            if (i is 0 or 57)
                features[4] = float.NaN;
            var vector = new VBuffer<float>(features.Length, features);
            if (isSparse)
            {
                int[] indices = Enumerable.Range(0, features.Length).Where(f => features[f] != 0).ToArray();
                vector = new VBuffer<float>(features.Length, indices.Length, Array.ConvertAll(indices, f => features[f]), indices);
            }
            rows[i] = new Row
            {
                Features = vector, Class = (uint)most, Weight = i == 80 ? float.NaN : 1 + (i % 3),
                IsClass0 = most == 0, IsClass1 = most == 1, IsClass2 = most == 2,
            };
        }
        return _ml.Data.LoadFromEnumerable(rows);
    }

    private sealed class Row
    {
        [VectorType(5)]
        public VBuffer<float> Features { get; set; }

        [KeyType(ClassCount)]
        public uint Class { get; set; }

        public float Weight { get; set; }

        public bool IsClass0 { get; set; }

        public bool IsClass1 { get; set; }

        public bool IsClass2 { get; set; }
    }
}
