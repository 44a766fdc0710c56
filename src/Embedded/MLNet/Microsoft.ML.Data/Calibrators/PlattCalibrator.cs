using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(PlattCalibrator), null, typeof(SignatureLoadModel), "Platt Calibration", PlattCalibrator.LoaderSignature)]

namespace Microsoft.ML.Calibrators;

// A sigmoid: 1 / (1 + exp(Slope * score + Offset)).
public sealed class PlattCalibrator : ICalibrator, ICanSaveModel
{
    internal const string LoaderSignature = "PlattCaliExec";

    internal PlattCalibrator(IHostEnvironment env, double slope, double offset)
    {
        Contracts.CheckValue(env, nameof(env));
        Slope = slope;
        Offset = offset;
    }

    private PlattCalibrator(IHostEnvironment env, ModelLoadContext ctx)
    {
        Contracts.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel(Version);
        Slope = ctx.Reader.ReadDouble();
        Offset = ctx.Reader.ReadDouble();
        Contracts.CheckDecode(env, double.IsFinite(Slope) && double.IsFinite(Offset));
    }

    public double Slope { get; }

    public double Offset { get; }

    private static VersionInfo Version =>
        new("PLATTCAL", 0x00010001, 0x00010001, 0x00010001, typeof(PlattCalibrator).Assembly.FullName, LoaderSignature);

    public float PredictProbability(float output) =>
        float.IsNaN(output) ? output : (float)(1 / (1 + Math.Exp((Slope * output) + Offset)));

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        Contracts.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel();
        ctx.SetVersionInfo(Version);
        ctx.Writer.Write(Slope);
        ctx.Writer.Write(Offset);
    }
}
