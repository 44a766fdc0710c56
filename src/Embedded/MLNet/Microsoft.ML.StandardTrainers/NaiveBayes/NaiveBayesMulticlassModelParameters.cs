using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

[assembly: LoadableClass(typeof(NaiveBayesMulticlassModelParameters), null, typeof(SignatureLoadModel), "Multi Class Naive Bayes predictor",
    NaiveBayesMulticlassModelParameters.LoaderSignature)]

namespace Microsoft.ML.Trainers;

// The score of a class is the logarithm of its share of the rows times the shares, smoothed, of its rows in which each feature is positive, or not,
// as in the row at hand.
public sealed class NaiveBayesMulticlassModelParameters : ModelParametersBase<VBuffer<float>>, IValueMapper
{
    internal const string LoaderSignature = "MultiClassNaiveBayesPred";

    private readonly long[] _labels;
    private readonly long[][] _features;
    private readonly int _featureCount;

    // Of a row without positive features, and what each positive one changes.
    private readonly double[] _emptyScores;
    private readonly double[][] _gains;

    // Owns the counts: of rows a class, and a class and a feature.
    internal NaiveBayesMulticlassModelParameters(IHostEnvironment env, long[] labels, long[][] features, int featureCount)
        : base(env, LoaderSignature)
    {
        _labels = labels;
        _features = features;
        _featureCount = featureCount;
        (_emptyScores, _gains) = Prepare();
    }

    private NaiveBayesMulticlassModelParameters(IHostEnvironment env, ModelLoadContext ctx)
        : base(env, LoaderSignature, ctx)
    {
        _labels = ReadCounts(ctx.Reader);
        Host.CheckDecode(_labels.Length > 0);
        _features = new long[_labels.Length][];
        for (var i = 0; i < _features.Length; i++)
        {
            _features[i] = ReadCounts(ctx.Reader);
            Host.CheckDecode(_features[i].Length == _features[0].Length && _features[i].All(count => count <= _labels[i]));
        }
        _featureCount = _features[0].Length;
        (_emptyScores, _gains) = Prepare();
    }

    DataViewType IValueMapper.InputType => new VectorDataViewType(NumberDataViewType.Single, _featureCount);

    DataViewType IValueMapper.OutputType => new VectorDataViewType(NumberDataViewType.Single, _labels.Length);

    private protected override PredictionKind PredictionKind => PredictionKind.MulticlassClassification;

    private static VersionInfo Version => new("MNABAYES", 0x00010001, 0x00010001, 0x00010001,
        typeof(NaiveBayesMulticlassModelParameters).Assembly.FullName, LoaderSignature);

    public IReadOnlyList<int> GetLabelHistogram() => Array.ConvertAll(_labels, count => checked((int)count));

    public IReadOnlyList<long> GetLabelHistogramLong() => _labels;

    public IReadOnlyList<IReadOnlyList<int>> GetFeatureHistogram() =>
        Array.ConvertAll(_features, row => Array.ConvertAll(row, count => checked((int)count)));

    public IReadOnlyList<IReadOnlyList<long>> GetFeatureHistogramLong() => _features;

    ValueMapper<TSrc, TDst> IValueMapper.GetMapper<TSrc, TDst>()
    {
        ValueMapper<VBuffer<float>, VBuffer<float>> map = (in VBuffer<float> features, ref VBuffer<float> scores) =>
        {
            Host.Check(features.Length == _featureCount, "The features have another size than those of the training");
            var editor = VBufferEditor.Create(ref scores, _labels.Length);
            var values = features.GetValues();
            var indices = features.IsDense ? default : features.GetIndices();
            for (var i = 0; i < _labels.Length; i++)
            {
                var score = _emptyScores[i];
                for (var j = 0; j < values.Length; j++)
                {
                    // As of the real one, a missing value counts as a positive one here.
                    if (!(values[j] <= 0))
                        score += _gains[i][indices.IsEmpty ? j : indices[j]];
                }
                editor.Values[i] = (float)score;
            }
            scores = editor.Commit();
        };
        return map as ValueMapper<TSrc, TDst> ?? throw Host.Except("Naive Bayes maps a vector of Single to a vector of Single");
    }

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        base.SaveCore(ctx);
        ctx.SetVersionInfo(Version);
        WriteCounts(ctx.Writer, _labels);
        foreach (var row in _features)
            WriteCounts(ctx.Writer, row);
    }

    private static NaiveBayesMulticlassModelParameters Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        Contracts.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel(Version);
        return new NaiveBayesMulticlassModelParameters(env, ctx);
    }

    private (double[] EmptyScores, double[][] Gains) Prepare()
    {
        var classCount = _labels.Length;
        double rowCount = _labels.Sum();
        var emptyScores = new double[classCount];
        var gains = new double[classCount][];
        for (var i = 0; i < classCount; i++)
        {
            var score = Math.Log(_labels[i] / rowCount);
            gains[i] = new double[_featureCount];
            for (var j = 0; j < _featureCount; j++)
            {
                double absent = _labels[i] - _features[i][j] + 1;
                score += Math.Log(absent / (_labels[i] + classCount));
                gains[i][j] = Math.Log((_features[i][j] + 1) / absent);
            }
            emptyScores[i] = score;
        }
        return (emptyScores, gains);
    }

    private static void WriteCounts(BinaryWriter writer, long[] counts)
    {
        writer.Write(counts.Length);
        foreach (var count in counts)
            writer.Write(count);
    }

    private long[] ReadCounts(BinaryReader reader)
    {
        var length = reader.ReadInt32();
        Host.CheckDecode(length >= 0);
        var counts = new List<long>();
        for (var i = 0; i < length; i++)
        {
            counts.Add(reader.ReadInt64());
            Host.CheckDecode(counts[i] >= 0);
        }
        return [.. counts];
    }
}
