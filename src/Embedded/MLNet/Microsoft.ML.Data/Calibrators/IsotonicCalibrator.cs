using System.Collections.Immutable;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(IsotonicCalibrator), null, typeof(SignatureLoadModel), "PAV Calibrator", IsotonicCalibrator.LoaderSignature)]

namespace Microsoft.ML.Calibrators;

// A probability for each of some ranges of scores, interpolated between them.
public sealed class IsotonicCalibrator : ICalibrator, ICanSavePart
{
    internal const string LoaderSignature = "PAVCaliExec";

    private const float SmallestProbability = 1e-15f;

    public readonly ImmutableArray<float> Mins;
    public readonly ImmutableArray<float> Maxes;
    public readonly ImmutableArray<float> Values;

    internal IsotonicCalibrator(IHostEnvironment env, ImmutableArray<float> mins, ImmutableArray<float> maxes, ImmutableArray<float> values)
    {
        Contracts.CheckValue(env, nameof(env));
        (Mins, Maxes, Values) = (mins, maxes, values);
    }

    private IsotonicCalibrator(IHostEnvironment env, ModelLoadContext ctx)
    {
        Contracts.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel(Version);
        var count = ctx.Reader.ReadInt32();
        Contracts.CheckDecode(env, count > 0);
        var mins = ImmutableArray.CreateBuilder<float>();
        var maxes = ImmutableArray.CreateBuilder<float>();
        var values = ImmutableArray.CreateBuilder<float>();
        for (var i = 0; i < count; i++)
        {
            mins.Add(ctx.Reader.ReadSingle());
            maxes.Add(ctx.Reader.ReadSingle());
            values.Add(ctx.Reader.ReadSingle());
            Contracts.CheckDecode(env, mins[i] <= maxes[i] && (i == 0 || maxes[i - 1] < mins[i]) && values[i] is >= 0 and <= 1);
        }
        (Mins, Maxes, Values) = (mins.ToImmutable(), maxes.ToImmutable(), values.ToImmutable());
    }

    private static VersionInfo Version =>
        new("PAV  CAL", 0x00010001, 0x00010001, 0x00010001, typeof(IsotonicCalibrator).Assembly.FullName, LoaderSignature);

    public float PredictProbability(float output)
    {
        if (float.IsNaN(output))
            return output;
        return Math.Clamp(Find(output), SmallestProbability, 1 - SmallestProbability);
    }

    void ICanSavePart.SavePart(ModelSaveContext ctx)
    {
        Contracts.CheckValue(ctx, nameof(ctx));
        ctx.SetVersionInfo(Version);
        ctx.Writer.Write(Values.Length);
        for (var i = 0; i < Values.Length; i++)
        {
            ctx.Writer.Write(Mins[i]);
            ctx.Writer.Write(Maxes[i]);
            ctx.Writer.Write(Values[i]);
        }
    }

    private float Find(float output)
    {
        // The first range that ends at the score or beyond.
        var at = Maxes.BinarySearch(output);
        if (at < 0)
            at = ~at;
        if (at == Values.Length)
            return Values[^1];
        if (at == 0 || output >= Mins[at])
            return Values[at];
        var share = (output - Maxes[at - 1]) / (Mins[at] - Maxes[at - 1]);
        return Values[at - 1] + (share * (Values[at] - Values[at - 1]));
    }
}
