using System.Data.Common;
using System.Globalization;
using System.Numerics;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// Getters of columns from the current row of a query. NULL is a missing value where the type has one, else the default.
internal static class DatabaseFields
{
    public static Delegate MakeGetter(DatabaseColumn column, Func<DbDataReader> current, Func<int[]> fields)
    {
        var key = column.Type.GetItemType() as KeyDataViewType;
        return column.Kind switch
        {
            DataKind.Single => Make(column, current, fields, (row, i) => row.GetFloat(i), float.NaN),
            DataKind.Double => Make(column, current, fields, (row, i) => row.GetDouble(i), double.NaN),
            DataKind.String => Make(column, current, fields, (row, i) => row.GetString(i).AsMemory()),
            DataKind.Boolean => Make(column, current, fields, (row, i) => row.GetBoolean(i)),
            DataKind.Int16 => Make(column, current, fields, (row, i) => row.GetInt16(i)),
            DataKind.Int32 => Make(column, current, fields, (row, i) => row.GetInt32(i)),
            DataKind.Int64 => Make(column, current, fields, (row, i) => row.GetInt64(i)),
            DataKind.DateTime => Make(column, current, fields, (row, i) => row.GetDateTime(i)),
            DataKind.DateTimeOffset => Make(column, current, fields, (row, i) => row.GetFieldValue<DateTimeOffset>(i)),
            DataKind.TimeSpan => Make(column, current, fields, (row, i) => row.GetFieldValue<TimeSpan>(i)),
            DataKind.SByte => Make(column, current, fields, ReadWhole<sbyte>),
            DataKind.Byte => Make(column, current, fields, ReaderOf<byte>(key)),
            DataKind.UInt16 => Make(column, current, fields, ReaderOf<ushort>(key)),
            DataKind.UInt32 => Make(column, current, fields, ReaderOf<uint>(key)),
            _ => Make(column, current, fields, ReaderOf<ulong>(key)),
        };
    }

    private static Func<DbDataReader, int, T> ReaderOf<T>(KeyDataViewType key)
        where T : IBinaryInteger<T> => key is null ? ReadWhole<T> : (row, i) => ReadKey<T>(row, i, key.Count);

    // Few databases have these types, so any of whole numbers will do.
    private static T ReadWhole<T>(DbDataReader row, int field)
        where T : IBinaryInteger<T> => T.CreateChecked(Convert.ToDecimal(row.GetValue(field), CultureInfo.InvariantCulture));

    // Databases count keys from 0, as files do; what is no key is missing.
    private static T ReadKey<T>(DbDataReader row, int field, ulong count)
        where T : IBinaryInteger<T>
    {
        var value = Convert.ToDecimal(row.GetValue(field), CultureInfo.InvariantCulture);
        return value >= 0 && value < count ? T.CreateChecked(value + 1) : T.Zero;
    }

    private static Delegate Make<T>(DatabaseColumn column, Func<DbDataReader> current, Func<int[]> fields, Func<DbDataReader, int, T> read,
        T missing = default)
    {
        if (column.Type is not VectorDataViewType)
            return (ValueGetter<T>)((ref T value) => value = Read(current(), fields()[0]));
        return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
        {
            var row = current();
            var places = fields();
            var editor = VBufferEditor.Create(ref value, places.Length);
            for (var i = 0; i < places.Length; i++)
                editor.Values[i] = Read(row, places[i]);
            value = editor.Commit();
        });

        T Read(DbDataReader row, int field)
        {
            try
            {
                return row.IsDBNull(field) ? missing : read(row, field);
            }
            catch (InvalidCastException exception)
            {
                throw new InvalidCastException($"Column '{column.Name}' holds {column.Type.GetItemType()}; the query gives "
                    + $"{row.GetDataTypeName(field)} in field '{row.GetName(field)}': cast it in the query or declare the column otherwise", exception);
            }
        }
    }
}
