using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

// What a normalizer learns about a column, slot by slot.
internal abstract class NormalizerStatistics
{
    // Looks at the current row.
    public abstract void Add();

    public abstract INormalizer Finish();

    // `labels`: the class of the current row, where the kind asks for it.
    public static NormalizerStatistics Create(DataViewRow row, DataViewSchema.Column column, NormalizerSettings settings, LabelClasses labels) =>
        column.Type.GetItemType() == NumberDataViewType.Double
            ? new Column<double>(row, column, settings, labels)
            : new Column<float>(row, column, settings, labels);

    private sealed class Column<T> : NormalizerStatistics
        where T : unmanaged, INumber<T>, IFloatingPointIeee754<T>
    {
        private readonly ValueGetter<T> _getScalar;
        private readonly ValueGetter<VBuffer<T>> _getVector;
        private readonly int _size;
        private readonly NormalizerSettings _settings;
        private readonly SlotStatistics _slots;
        private T _scalar;
        private VBuffer<T> _vector;

        public Column(DataViewRow row, DataViewSchema.Column column, NormalizerSettings settings, LabelClasses labels)
        {
            _settings = settings;
            _size = column.Type.GetVectorSize();
            if (column.Type is VectorDataViewType)
                _getVector = row.GetGetter<VBuffer<T>>(column);
            else
                _getScalar = row.GetGetter<T>(column);
            _slots = SlotStatistics.Create(settings, Math.Max(1, _size), labels);
        }

        public override void Add()
        {
            if (_getScalar is not null)
            {
                _getScalar(ref _scalar);
                _slots.Add(0, double.CreateTruncating(_scalar));
                _slots.EndRow();
                return;
            }
            _getVector(ref _vector);
            Contracts.Check(_vector.Length == _size, "A vector is of another length than its column's type says");
            var values = _vector.GetValues();
            var indices = _vector.GetIndices();
            for (var i = 0; i < values.Length; i++)
                _slots.Add(indices.IsEmpty ? i : indices[i], double.CreateTruncating(values[i]));
            _slots.EndRow();
        }

        public override INormalizer Finish()
        {
            var count = Math.Max(1, _size);
            _slots.Finish();
            if (_settings.Kind is NormalizerKind.Binning or NormalizerKind.SupervisedBinning)
                return BinNormalizer<T>.Create(_size > 0, Array.ConvertAll(Enumerable.Range(0, count).ToArray(), _slots.UpperBounds), _settings.FixZero);
            if (_settings.UseCdf)
            {
                var means = new double[count];
                var deviations = new double[count];
                for (var i = 0; i < count; i++)
                    (means[i], deviations[i]) = _slots.MeanAndDeviation(i);
                return new CdfNormalizer<T>(_size > 0, Convert(means), Convert(deviations), _settings.Kind == NormalizerKind.LogMeanVariance);
            }
            var offsets = new double[count];
            var scales = new double[count];
            // ML.NET forgets about fixing zero for the logarithms of doubles.
            var settings = typeof(T) == typeof(double) && _settings.Kind == NormalizerKind.LogMeanVariance
                ? _settings with { FixZero = false }
                : _settings;
            for (var i = 0; i < count; i++)
                (offsets[i], scales[i]) = _slots.OffsetAndScale(i, settings);
            var hasOffset = settings.Kind == NormalizerKind.RobustScaling ? settings.CenterData : !settings.FixZero;
            return new AffineNormalizer<T>(_size > 0, hasOffset ? Convert(offsets) : null, Convert(scales));
        }

        private static T[] Convert(double[] values) => Array.ConvertAll(values, T.CreateTruncating);
    }
}
