using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// Where in [0, 1] each row stands for a split: at random, or by a sampling key, of which equal values stand together.
internal abstract class SplitPosition
{
    // GenerateNumber's own, where neither the call nor the context has a seed.
    private const int DefaultSeed = 42;

    // Whether the position is a property of the row, whatever the order in which rows are read.
    public abstract bool FollowsRow { get; }

    public abstract IReadOnlyList<DataViewSchema.Column> Columns { get; }

    // A function to be called once for each row of the cursor, in order.
    public abstract Func<double> Bind(DataViewRow row);

    public static SplitPosition Create(IHostEnvironment env, IDataView data, string samplingKeyColumn, int? seed)
    {
        seed ??= (env as IHostEnvironmentInternal)?.Seed;
        if (string.IsNullOrEmpty(samplingKeyColumn))
            return new RandomPosition(seed ?? DefaultSeed);
        var column = data.Schema.GetColumnOrNull(samplingKeyColumn)
            ?? throw env.ExceptSchemaMismatch(nameof(samplingKeyColumn), "SamplingKeyColumn", samplingKeyColumn);
        if (column.Type is KeyDataViewType)
            return new ColumnPosition(column, 0, 1);
        if (RowFilters.CanBeNumber(column.Type))
            return ColumnPosition.OfNumbers(data, column);
        return new HashPosition(column, seed);
    }

    private sealed class RandomPosition(int seed) : SplitPosition
    {
        public override bool FollowsRow => false;

        public override IReadOnlyList<DataViewSchema.Column> Columns => [];

        public override Func<double> Bind(DataViewRow row)
        {
            var random = RandomUtils.Create(seed);
            return () => random.NextSingle();
        }
    }

    // The column's own number, scaled.
    private sealed class ColumnPosition(DataViewSchema.Column column, double offset, double scale) : SplitPosition
    {
        public override bool FollowsRow => true;

        public override IReadOnlyList<DataViewSchema.Column> Columns => [column];

        // Numbers are brought to [0, 1] from the range of the data and 0.
        public static ColumnPosition OfNumbers(IDataView data, DataViewSchema.Column column)
        {
            double smallest = 0, largest = 0;
            using var cursor = data.GetRowCursor([column]);
            var getter = RowFilters.GetNumberGetter(cursor, column);
            double value = 0;
            while (cursor.MoveNext())
            {
                getter(ref value);
                if (!double.IsFinite(value))
                    continue;
                smallest = Math.Min(smallest, value);
                largest = Math.Max(largest, value);
            }
            return new ColumnPosition(column, smallest, largest > smallest ? 1 / (largest - smallest) : 0);
        }

        public override Func<double> Bind(DataViewRow row)
        {
            var getter = RowFilters.GetNumberGetter(row, column);
            return () =>
            {
                double value = 0;
                getter(ref value);
                return (value - offset) * scale;
            };
        }
    }
}
