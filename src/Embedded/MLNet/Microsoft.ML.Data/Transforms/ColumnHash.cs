using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Data;

// The hashes of a column: keys, 0 where a value is missing.
internal abstract class ColumnHash
{
    private readonly uint _mask;

    protected ColumnHash(HashingEstimator.ColumnOptions options)
    {
        Options = options;
        _mask = (1u << options.NumberOfBits) - 1;
    }

    protected HashingEstimator.ColumnOptions Options { get; }

    public abstract Delegate MakeGetter(DataViewRow input, DataViewSchema.Column column);

    // Looks at the rows of `row` one by one: a call to the action is for the current one.
    public abstract Action Collect(DataViewRow row, DataViewSchema.Column column, HashInverts inverts);

    public static ColumnHash OfOrNull(DataViewType itemType, HashingEstimator.ColumnOptions options) => itemType switch
    {
        TextDataViewType => new Of<ReadOnlyMemory<char>, TextHash>(options),
        BooleanDataViewType => Small<bool, BooleanBits>(options),
        RowIdDataViewType => new Of<DataViewRowId, RowIdHash>(options),
        KeyDataViewType => Type.GetTypeCode(itemType.RawType) switch
        {
            TypeCode.Byte => Small<byte, SmallKeyBits<byte>>(options),
            TypeCode.UInt16 => Small<ushort, SmallKeyBits<ushort>>(options),
            TypeCode.UInt32 => Small<uint, SmallKeyBits<uint>>(options),
            _ => Large<ulong, LargeKeyBits>(options),
        },
        NumberDataViewType => Type.GetTypeCode(itemType.RawType) switch
        {
            TypeCode.SByte => Small<sbyte, SmallIntegerBits<sbyte>>(options),
            TypeCode.Byte => Small<byte, SmallIntegerBits<byte>>(options),
            TypeCode.Int16 => Small<short, SmallIntegerBits<short>>(options),
            TypeCode.UInt16 => Small<ushort, SmallIntegerBits<ushort>>(options),
            TypeCode.Int32 => Small<int, SmallIntegerBits<int>>(options),
            TypeCode.UInt32 => Small<uint, SmallIntegerBits<uint>>(options),
            TypeCode.Int64 => Large<long, LargeIntegerBits<long>>(options),
            TypeCode.UInt64 => Large<ulong, LargeIntegerBits<ulong>>(options),
            TypeCode.Single => Small<float, SingleBits>(options),
            _ => Large<double, DoubleBits>(options),
        },
        _ => null,
    };

    private static Of<T, SmallHash<T, TBits>> Small<T, TBits>(HashingEstimator.ColumnOptions options)
        where TBits : struct, ISmallBits<T> => new(options);

    private static Of<T, LargeHash<T, TBits>> Large<T, TBits>(HashingEstimator.ColumnOptions options)
        where TBits : struct, ILargeBits<T> => new(options);

    private sealed class Of<T, THash>(HashingEstimator.ColumnOptions options) : ColumnHash(options)
        where THash : struct, IItemHash<T>
    {
        public override Delegate MakeGetter(DataViewRow input, DataViewSchema.Column column)
        {
            if (column.Type is not VectorDataViewType)
            {
                var getScalar = input.GetGetter<T>(column);
                T scalar = default;
                var seed = SeedOf(0);
                return (ValueGetter<uint>)((ref uint key) =>
                {
                    getScalar(ref scalar);
                    key = KeyOf(scalar, seed);
                });
            }
            var getVector = input.GetGetter<VBuffer<T>>(column);
            VBuffer<T> vector = default;
            if (Options.Combine)
            {
                return (ValueGetter<uint>)((ref uint key) =>
                {
                    getVector(ref vector);
                    key = Combine(vector);
                });
            }
            return (ValueGetter<VBuffer<uint>>)((ref VBuffer<uint> keys) =>
            {
                getVector(ref vector);
                Hash(vector, ref keys);
            });
        }

        public override Action Collect(DataViewRow row, DataViewSchema.Column column, HashInverts inverts)
        {
            var textOf = TextFormatting.Get<T>(booleansAsDigits: true);
            if (column.Type is not VectorDataViewType)
            {
                var getScalar = row.GetGetter<T>(column);
                T scalar = default;
                return () =>
                {
                    getScalar(ref scalar);
                    var key = KeyOf(scalar, SeedOf(0));
                    if (key > 0 && !inverts.IsFull(key - 1))
                        inverts.Add(key - 1, textOf(scalar));
                };
            }
            Contracts.CheckParam(!Options.Combine, nameof(Options.MaximumNumberOfInverts), "Combined hashes have no inverts");
            var getVector = row.GetGetter<VBuffer<T>>(column);
            VBuffer<T> vector = default;
            VBuffer<ReadOnlyMemory<char>> slotNames = default;
            if (column.Type is VectorDataViewType { IsKnownSize: true } type)
                column.GetSlotNames(type.Size, ref slotNames);
            return () =>
            {
                getVector(ref vector);
                foreach (var (slot, value) in vector.Items(all: true))
                {
                    var key = KeyOf(value, SeedOf(slot));
                    if (key > 0 && !inverts.IsFull(key - 1))
                        inverts.Add(key - 1, Options.UseOrderedHashing ? $"{NameOf(slot)}:{textOf(value)}" : textOf(value));
                }
            };

            string NameOf(int slot) => slotNames.Length > 0 && slotNames.GetItemOrDefault(slot) is { IsEmpty: false } name
                ? name.ToString()
                : slot.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        private uint KeyOf(T value, uint seed) => default(THash).TryHash(value, seed, out var hash) ? (hash & _mask) + 1 : 0;

        private uint SeedOf(int slot) => Options.UseOrderedHashing ? Hashing.MurmurRound(Options.Seed, (uint)slot) : Options.Seed;

        private void Hash(in VBuffer<T> vector, ref VBuffer<uint> keys)
        {
            var values = vector.GetValues();
            var indices = vector.GetIndices();
            var keyOfDefault = vector.IsDense ? 0 : KeyOf(default, Options.Seed);
            if (vector.IsDense || keyOfDefault == 0)
            {
                var editor = VBufferEditor.Create(ref keys, vector.Length, values.Length);
                for (var i = 0; i < values.Length; i++)
                    editor.Values[i] = KeyOf(values[i], SeedOf(indices.IsEmpty ? i : indices[i]));
                indices.CopyTo(editor.Indices);
                keys = editor.Commit();
                return;
            }
            var dense = VBufferEditor.Create(ref keys, vector.Length);
            if (!Options.UseOrderedHashing)
            {
                dense.Values.Fill(keyOfDefault);
            }
            else
            {
                for (var slot = 0; slot < dense.Values.Length; slot++)
                    dense.Values[slot] = KeyOf(default, SeedOf(slot));
            }
            for (var i = 0; i < values.Length; i++)
                dense.Values[indices[i]] = KeyOf(values[i], SeedOf(indices[i]));
            keys = dense.Commit();
        }

        // One value after the other; one that is missing makes all missing.
        private uint Combine(in VBuffer<T> vector)
        {
            var values = vector.GetValues();
            var indices = vector.GetIndices();
            var hash = Options.Seed;
            var next = 0;
            for (var slot = 0; slot < vector.Length; slot++)
            {
                var isStored = indices.IsEmpty ? vector.IsDense : next < indices.Length && indices[next] == slot;
                if (!default(THash).TryAppend(isStored ? values[next++] : default, ref hash))
                    return 0;
            }
            return (default(THash).Finish(hash, vector.Length) & _mask) + 1;
        }
    }
}
