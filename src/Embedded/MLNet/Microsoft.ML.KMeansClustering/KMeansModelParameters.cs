using System.Numerics.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Numeric;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

[assembly: LoadableClass(typeof(KMeansModelParameters), null, typeof(SignatureLoadModel), "KMeans predictor", KMeansModelParameters.LoaderSignature)]

namespace Microsoft.ML.Trainers;

// The scores are the squared distances to the centroids.
public sealed class KMeansModelParameters : ModelParametersBase<VBuffer<float>>, IValueMapper
{
    internal const string LoaderSignature = "KMeansPredictor";

    private readonly float[][] _centroids;
    private readonly float[] _norms;
    private readonly int _featureCount;

    // Owns the centroids.
    internal KMeansModelParameters(IHostEnvironment env, float[][] centroids)
        : base(env, LoaderSignature)
    {
        _centroids = centroids;
        _featureCount = centroids[0].Length;
        _norms = NormsOf(centroids);
    }

    private KMeansModelParameters(IHostEnvironment env, ModelLoadContext ctx)
        : base(env, LoaderSignature, ctx)
    {
        var count = ctx.Reader.ReadInt32();
        Host.CheckDecode(count > 0);
        var centroids = new List<float[]>();
        for (var i = 0; i < count; i++)
        {
            centroids.Add(ctx.Reader.ReadSingles());
            Host.CheckDecode(centroids[i].Length > 0 && centroids[i].Length == centroids[0].Length);
        }
        _centroids = [.. centroids];
        _featureCount = _centroids[0].Length;
        _norms = NormsOf(_centroids);
    }

    DataViewType IValueMapper.InputType => new VectorDataViewType(NumberDataViewType.Single, _featureCount);

    DataViewType IValueMapper.OutputType => new VectorDataViewType(NumberDataViewType.Single, _centroids.Length);

    private protected override PredictionKind PredictionKind => PredictionKind.Clustering;

    private static VersionInfo Version =>
        new("KMEANS_ ", 0x00010001, 0x00010001, 0x00010001, typeof(KMeansModelParameters).Assembly.FullName, LoaderSignature);

    public void GetClusterCentroids(ref VBuffer<float>[] centroids, out int k)
    {
        k = _centroids.Length;
        if (centroids is null || centroids.Length < k)
            centroids = new VBuffer<float>[k];
        for (var i = 0; i < k; i++)
            VBuffer<float>.Copy(_centroids[i], 0, ref centroids[i], _featureCount);
    }

    ValueMapper<TSrc, TDst> IValueMapper.GetMapper<TSrc, TDst>()
    {
        ValueMapper<VBuffer<float>, VBuffer<float>> map = (in VBuffer<float> features, ref VBuffer<float> scores) =>
        {
            Host.Check(features.Length == _featureCount, "The features have another size than the centroids");
            var editor = VBufferEditor.Create(ref scores, _centroids.Length);
            var row = new FeatureRow(in features);
            var norm = row.NormSquared;
            for (var i = 0; i < _centroids.Length; i++)
                editor.Values[i] = norm + _norms[i] - (2 * row.Dot(_centroids[i]));
            scores = editor.Commit();
        };
        return map as ValueMapper<TSrc, TDst> ?? throw Host.Except("K-means maps a vector of Single to a vector of Single");
    }

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        base.SaveCore(ctx);
        ctx.SetVersionInfo(Version);
        ctx.Writer.Write(_centroids.Length);
        foreach (var centroid in _centroids)
            ctx.Writer.WriteSingles(centroid);
    }

    private static KMeansModelParameters Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        Contracts.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel(Version);
        return new KMeansModelParameters(env, ctx);
    }

    private static float[] NormsOf(float[][] centroids) => Array.ConvertAll(centroids, row => TensorPrimitives.SumOfSquares<float>(row));
}
