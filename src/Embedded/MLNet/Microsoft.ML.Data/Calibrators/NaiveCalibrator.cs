using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(NaiveCalibrator), null, typeof(SignatureLoadModel), "Naive Calibrator", NaiveCalibrator.LoaderSignature)]

namespace Microsoft.ML.Calibrators;

// A probability for each of equally wide bins of scores.
public sealed class NaiveCalibrator : ICalibrator, ICanSavePart
{
    internal const string LoaderSignature = "NaiveCaliExec";

    private readonly float[] _binProbs;

    public readonly float BinSize;
    public readonly float Min;

    // Owns the probabilities.
    internal NaiveCalibrator(IHostEnvironment env, float min, float binSize, float[] binProbs)
    {
        Contracts.CheckValue(env, nameof(env));
        Min = min;
        BinSize = binSize;
        _binProbs = binProbs;
    }

    private NaiveCalibrator(IHostEnvironment env, ModelLoadContext ctx)
    {
        Contracts.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel(Version);
        Min = ctx.Reader.ReadSingle();
        BinSize = ctx.Reader.ReadSingle();
        var count = ctx.Reader.ReadInt32();
        Contracts.CheckDecode(env, count > 0 && float.IsFinite(Min) && BinSize >= 0);
        var probabilities = new List<float>();
        for (var i = 0; i < count; i++)
        {
            probabilities.Add(ctx.Reader.ReadSingle());
            Contracts.CheckDecode(env, probabilities[i] is >= 0 and <= 1);
        }
        _binProbs = [.. probabilities];
    }

    public IReadOnlyList<float> BinProbs => _binProbs;

    private static VersionInfo Version =>
        new("NAIVECAL", 0x00010001, 0x00010001, 0x00010001, typeof(NaiveCalibrator).Assembly.FullName, LoaderSignature);

    public float PredictProbability(float output) => float.IsNaN(output) ? output : _binProbs[BinOf(output, Min, BinSize, _binProbs.Length)];

    // Scores beyond the ends are of the outermost bins.
    internal static int BinOf(float score, float min, float binSize, int binCount)
    {
        var bin = (score - min) / binSize;
        return bin >= binCount ? binCount - 1 : bin > 0 ? (int)bin : 0;
    }

    void ICanSavePart.SavePart(ModelSaveContext ctx)
    {
        Contracts.CheckValue(ctx, nameof(ctx));
        ctx.SetVersionInfo(Version);
        ctx.Writer.Write(Min);
        ctx.Writer.Write(BinSize);
        ctx.Writer.Write(_binProbs.Length);
        foreach (var probability in _binProbs)
            ctx.Writer.Write(probability);
    }
}
