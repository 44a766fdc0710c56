using System.Collections.Immutable;
using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

// A fitted normalizer of one column: how it maps values, what it tells the user, how it is saved.
internal interface INormalizer
{
    bool IsVector { get; }

    int Size { get; }

    Type ItemType { get; }

    NormalizingTransformer.NormalizerModelParametersBase GetParameters();

    Delegate MakeGetter(DataViewRow input, DataViewSchema.Column column);

    void Save(BinaryWriter writer);
}

internal abstract class Normalizer<T> : INormalizer
    where T : unmanaged, INumber<T>, IFloatingPointIeee754<T>
{
    protected Normalizer(bool isVector, int size)
    {
        IsVector = isVector;
        Size = size;
    }

    public bool IsVector { get; }

    public int Size { get; }

    public Type ItemType => typeof(T);

    // Whether zeros stay zeros.
    protected abstract bool KeepsZeros { get; }

    public abstract NormalizingTransformer.NormalizerModelParametersBase GetParameters();

    public abstract void Save(BinaryWriter writer);

    public Delegate MakeGetter(DataViewRow input, DataViewSchema.Column column)
    {
        if (!IsVector)
        {
            var getScalar = input.GetGetter<T>(column);
            return (ValueGetter<T>)((ref T value) =>
            {
                getScalar(ref value);
                Map(new Span<T>(ref value));
            });
        }
        var getVector = input.GetGetter<VBuffer<T>>(column);
        VBuffer<T> source = default;
        return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
        {
            getVector(ref source);
            Contracts.Check(source.Length == Size, $"Column '{column.Name}' has vectors of {source.Length} slots, normalized were {Size}");
            if (source.IsDense || !KeepsZeros)
            {
                source.CopyToDense(ref value);
                Map(VBufferEditor.CreateFromBuffer(ref value).Values);
                return;
            }
            source.CopyTo(ref value);
            Map(VBufferEditor.CreateFromBuffer(ref value).Values, source.GetIndices());
        });
    }

    // All slots, in place.
    protected abstract void Map(Span<T> values);

    // Some slots, in place.
    protected abstract void Map(Span<T> values, ReadOnlySpan<int> slots);

    protected static void Write(BinaryWriter writer, T[] values)
    {
        writer.Write(values is not null);
        if (values is null)
            return;
        writer.Write(values.Length);
        foreach (var value in values)
            writer.Write(double.CreateTruncating(value));
    }

    protected static T[] Read(BinaryReader reader)
    {
        if (!reader.ReadBoolean())
            return null;
        var values = new T[reader.ReadCount(sizeof(double))];
        for (var i = 0; i < values.Length; i++)
            values[i] = T.CreateTruncating(reader.ReadDouble());
        return values;
    }
}

// (value - offset) * scale, slot by slot.
internal sealed class AffineNormalizer<T> : Normalizer<T>
    where T : unmanaged, INumber<T>, IFloatingPointIeee754<T>
{
    public const byte Code = 0;

    private readonly T[] _offsets;
    private readonly T[] _scales;

    public AffineNormalizer(bool isVector, T[] offsets, T[] scales)
        : base(isVector, scales.Length)
    {
        _offsets = offsets;
        _scales = scales;
    }

    protected override bool KeepsZeros => _offsets is null;

    public static AffineNormalizer<T> Load(BinaryReader reader)
    {
        var isVector = reader.ReadBoolean();
        var offsets = Read(reader);
        var scales = Read(reader);
        Contracts.CheckDecode(scales?.Length > 0 && (offsets is null || offsets.Length == scales.Length), "The sizes of a normalizer disagree");
        return new AffineNormalizer<T>(isVector, offsets, scales);
    }

    public override void Save(BinaryWriter writer)
    {
        writer.Write(Code);
        writer.Write(IsVector);
        Write(writer, _offsets);
        Write(writer, _scales);
    }

    public override NormalizingTransformer.NormalizerModelParametersBase GetParameters() => IsVector
        ? new NormalizingTransformer.AffineNormalizerModelParameters<ImmutableArray<T>>([.. _scales], _offsets is null ? default : [.. _offsets])
        : new NormalizingTransformer.AffineNormalizerModelParameters<T>(_scales[0], _offsets is null ? T.Zero : _offsets[0]);

    protected override void Map(Span<T> values)
    {
        var i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            for (; i <= values.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                var items = new Vector<T>(values[i..]);
                if (_offsets is not null)
                    items -= new Vector<T>(_offsets, i);
                (items * new Vector<T>(_scales, i)).CopyTo(values[i..]);
            }
        }
        for (; i < values.Length; i++)
            values[i] = (_offsets is null ? values[i] : values[i] - _offsets[i]) * _scales[i];
    }

    protected override void Map(Span<T> values, ReadOnlySpan<int> slots)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] *= _scales[slots[i]];
    }
}

// The normal distribution's probability of a smaller value, or of a smaller logarithm.
internal sealed class CdfNormalizer<T> : Normalizer<T>
    where T : unmanaged, INumber<T>, IFloatingPointIeee754<T>
{
    public const byte Code = 1;

    // Winitzki's approximation of the error function (2008), in the variant of the constant that ML.NET takes.
    private const double ErrorFunctionConstant = 0.147;

    private readonly T[] _means;
    private readonly T[] _deviations;
    private readonly bool _useLog;

    public CdfNormalizer(bool isVector, T[] means, T[] deviations, bool useLog)
        : base(isVector, means.Length)
    {
        _means = means;
        _deviations = deviations;
        _useLog = useLog;
    }

    protected override bool KeepsZeros => _useLog;

    public static CdfNormalizer<T> Load(BinaryReader reader)
    {
        var isVector = reader.ReadBoolean();
        var means = Read(reader);
        var deviations = Read(reader);
        Contracts.CheckDecode(means?.Length > 0 && deviations?.Length == means.Length, "The sizes of a normalizer disagree");
        return new CdfNormalizer<T>(isVector, means, deviations, reader.ReadBoolean());
    }

    public override void Save(BinaryWriter writer)
    {
        writer.Write(Code);
        writer.Write(IsVector);
        Write(writer, _means);
        Write(writer, _deviations);
        writer.Write(_useLog);
    }

    public override NormalizingTransformer.NormalizerModelParametersBase GetParameters() => IsVector
        ? new NormalizingTransformer.CdfNormalizerModelParameters<ImmutableArray<T>>([.. _means], [.. _deviations], _useLog)
        : new NormalizingTransformer.CdfNormalizerModelParameters<T>(_means[0], _deviations[0], _useLog);

    protected override void Map(Span<T> values)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = Map(values[i], i);
    }

    protected override void Map(Span<T> values, ReadOnlySpan<int> slots)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = Map(values[i], slots[i]);
    }

    // Zero for what has no place in the distribution.
    private T Map(T value, int slot)
    {
        if (!T.IsFinite(value) || _deviations[slot] == T.Zero || (_useLog && value <= T.Zero))
            return T.Zero;
        var x = double.CreateTruncating(value);
        if (_useLog)
            x = Math.Log(x);
        var z = (x - double.CreateTruncating(_means[slot])) / (double.CreateTruncating(_deviations[slot]) * Math.Sqrt(2));
        var square = z * z;
        var erf = Math.Sqrt(1 - Math.Exp(-square * ((4 / Math.PI) + (ErrorFunctionConstant * square)) / (1 + (ErrorFunctionConstant * square))));
        return T.CreateTruncating(0.5 * (1 + Math.CopySign(erf, z)));
    }
}
