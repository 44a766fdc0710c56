using System.Collections.Immutable;
using System.Numerics;
using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

// The number of a value's bin, from 0 to 1; less that of 0, where zero is to stay zero. Missing values stay missing.
internal sealed class BinNormalizer<T> : Normalizer<T>
    where T : unmanaged, INumber<T>, IFloatingPointIeee754<T>
{
    public const byte Code = 2;

    private readonly T[][] _upperBounds;
    private readonly T[] _densities;
    private readonly T[] _offsets;

    private BinNormalizer(bool isVector, T[][] upperBounds, T[] offsets)
        : base(isVector, upperBounds.Length)
    {
        _upperBounds = upperBounds;
        _densities = Array.ConvertAll(upperBounds, bounds => T.CreateTruncating(Math.Max(1, bounds.Length - 1)));
        _offsets = offsets;
        KeepsZeros = Enumerable.Range(0, upperBounds.Length).All(slot => T.IsZero(Map(T.Zero, slot)));
    }

    protected override bool KeepsZeros { get; }

    public static BinNormalizer<T> Create(bool isVector, double[][] upperBounds, bool fixZero)
    {
        var normalizer = new BinNormalizer<T>(isVector, Array.ConvertAll(upperBounds, Narrow), null);
        if (!fixZero || normalizer.KeepsZeros)
            return normalizer;
        var offsets = Enumerable.Range(0, upperBounds.Length).Select(slot => normalizer.Map(T.Zero, slot)).ToArray();
        return new BinNormalizer<T>(isVector, normalizer._upperBounds, offsets);
    }

    public static BinNormalizer<T> Load(BinaryReader reader)
    {
        var isVector = reader.ReadBoolean();
        var bounds = new T[reader.ReadCount(sizeof(int))][];
        for (var i = 0; i < bounds.Length; i++)
        {
            bounds[i] = Read(reader);
            Contracts.CheckDecode(bounds[i]?.Length > 0, "A slot of a normalizer has no bins");
        }
        var offsets = Read(reader);
        Contracts.CheckDecode(bounds.Length > 0 && (offsets is null || offsets.Length == bounds.Length), "The sizes of a normalizer disagree");
        return new BinNormalizer<T>(isVector, bounds, offsets);
    }

    public override void Save(BinaryWriter writer)
    {
        writer.Write(Code);
        writer.Write(IsVector);
        writer.Write(_upperBounds.Length);
        foreach (var bounds in _upperBounds)
            Write(writer, bounds);
        Write(writer, _offsets);
    }

    public override NormalizingTransformer.NormalizerModelParametersBase GetParameters() => IsVector
        ? new NormalizingTransformer.BinNormalizerModelParameters<ImmutableArray<T>>([.. _upperBounds.Select(bounds => bounds.ToImmutableArray())],
            [.. _densities], _offsets is null ? default : [.. _offsets])
        : new NormalizingTransformer.BinNormalizerModelParameters<T>([.. _upperBounds[0]], _densities[0], _offsets is null ? T.Zero : _offsets[0]);

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

    private T Map(T value, int slot)
    {
        if (T.IsNaN(value))
            return value;
        var bounds = _upperBounds[slot];
        var bin = Array.BinarySearch(bounds, value);
        if (bin < 0)
            bin = ~bin;
        var place = T.CreateTruncating(Math.Min(bin, bounds.Length - 1)) / _densities[slot];
        return _offsets is null ? place : place - _offsets[slot];
    }

    private static T[] Narrow(double[] bounds) => Array.ConvertAll(bounds, T.CreateTruncating);
}
