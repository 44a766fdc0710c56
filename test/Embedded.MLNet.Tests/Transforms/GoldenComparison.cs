using System.Collections;
using System.Reflection;
using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Transforms;

/// <summary>Holds views and schemas to golden ones.</summary>
internal static class GoldenComparison
{
    /// <summary>The columns of a golden view, found by name: types, annotations and values.</summary>
    public static void AssertView(JsonElement expected, IDataView actual, string because)
    {
        JsonElement[] columns = [.. expected.GetProperty("columns").EnumerateArray()];
        JsonElement[] rows = [.. expected.GetProperty("rows").EnumerateArray()];
        for (int i = 0; i < columns.Length; i++)
        {
            if (columns[i].TryGetProperty("hidden", out _))
                continue;
            DataViewSchema.Column column = actual.Schema[columns[i].GetProperty("name").GetString()!];
            AssertColumn(columns[i], column, because);
            AssertValues(rows.Select(row => row[i]), actual, column, because);
        }
    }

    public static void AssertSchema(JsonElement expected, DataViewSchema actual, string because)
    {
        JsonElement[] columns = [.. expected.EnumerateArray()];
        Assert.True(columns.Select(column => column.GetProperty("name").GetString()).SequenceEqual(actual.Select(column => column.Name)),
            $"{because}: columns {string.Join(", ", actual.Select(column => column.Name))}");
        for (int i = 0; i < columns.Length; i++)
        {
            Assert.True(columns[i].TryGetProperty("hidden", out _) == actual[i].IsHidden, $"{because}: {actual[i].Name} hidden");
            AssertColumn(columns[i], actual[i], because);
        }
    }

    public static void AssertColumn(JsonElement expected, DataViewSchema.Column actual, string because)
    {
        Assert.True(expected.GetProperty("type").GetString() == actual.Type.ToString(), $"{because}: {actual.Name} is of type {actual.Type}");
        JsonProperty[] annotations = expected.TryGetProperty("annotations", out JsonElement found) ? [.. found.EnumerateObject()] : [];
        DataViewSchema schema = actual.Annotations.Schema;
        Assert.True(annotations.Select(annotation => annotation.Name).Order().SequenceEqual(schema.Select(annotation => annotation.Name).Order()),
            $"{because}: {actual.Name} has annotations {string.Join(", ", schema.Select(annotation => annotation.Name))}");
        foreach (JsonProperty annotation in annotations)
        {
            DataViewSchema.Column kind = schema[annotation.Name];
            Assert.True(annotation.Value.GetProperty("type").GetString() == kind.Type.ToString(), $"{because}: {kind.Name} is of type {kind.Type}");
            AssertValue(annotation.Value.GetProperty("value"), Read(actual.Annotations, kind), $"{because}: {kind.Name}");
        }
    }

    public static void AssertShape(JsonElement expected, SchemaShape actual, string because)
    {
        JsonElement[] columns = [.. expected.EnumerateArray()];
        foreach (JsonElement column in columns)
        {
            SchemaShape.Column found = actual.SingleOrDefault(candidate => candidate.Name == column.GetProperty("name").GetString());
            Assert.True(found.Name is not null, $"{because}: {column.GetProperty("name")} is not promised");
            Assert.True(column.GetProperty("kind").GetString() == found.Kind.ToString(), $"{because}: {found.Name} is promised as {found.Kind}");
            Assert.True(column.GetProperty("itemType").GetString() == found.ItemType.ToString(), $"{because}: {found.Name} of {found.ItemType}");
            Assert.True(column.GetProperty("isKey").GetBoolean() == found.IsKey, $"{because}: {found.Name} is a key: {found.IsKey}");
            JsonElement[] annotations = column.TryGetProperty("annotations", out JsonElement list) ? [.. list.EnumerateArray()] : [];
            Assert.True(annotations.Length == found.Annotations.Count,
                $"{because}: {found.Name} is promised with {string.Join(", ", found.Annotations.Select(annotation => annotation.Name))}");
            if (annotations.Length > 0)
                AssertShape(list, found.Annotations, $"{because}: {found.Name}");
        }
    }

    public static void AssertValues(IEnumerable<JsonElement> expected, IDataView actual, DataViewSchema.Column column, string because)
    {
        JsonElement[] values = [.. expected];
        int row = 0;
        using DataViewRowCursor cursor = actual.GetRowCursor([column]);
        Func<object> read = Reader(cursor, column);
        for (; cursor.MoveNext(); row++)
            AssertValue(values[row], read(), $"{because}: {column.Name}, row {row}");
        Assert.True(values.Length == row, $"{because}: {row} rows");
    }

    public static void AssertException(JsonElement expected, Exception actual, string because)
    {
        Assert.True(expected.GetProperty("exception").GetString() == actual.GetType().FullName, $"{because}: {actual}");
        if (expected.TryGetProperty("paramName", out JsonElement name))
            Assert.True(name.GetString() == ((ArgumentException)actual).ParamName, $"{because}: {actual}");
        if (expected.TryGetProperty("inner", out JsonElement inner) && actual.InnerException is not null)
            AssertException(inner, actual.InnerException, because);
    }

    public static void AssertValue(JsonElement expected, object? actual, string because)
    {
        switch (actual)
        {
            case ReadOnlyMemory<char> text:
                Assert.True(expected.GetString() == text.ToString(), $"{because}: '{text}' instead of {expected}");
                break;
            case bool flag:
                Assert.True(expected.GetBoolean() == flag, $"{because}: {flag}");
                break;
            case TimeSpan span:
                Assert.True(expected.GetString() == span.ToString(), $"{because}: {span} instead of {expected}");
                break;
            case DateTime time:
                Assert.True(DateTime.Parse(expected.GetString()!, System.Globalization.CultureInfo.InvariantCulture) == time, $"{because}: {time}");
                break;
            case IEnumerable vector:
                AssertVector(expected, [.. vector.Cast<object>()], because);
                break;
            default:
                double number = Convert.ToDouble(actual, System.Globalization.CultureInfo.InvariantCulture);
                AssertNumber(expected.Number(), number, because);
                break;
        }
    }

    /// <summary>Golden numbers have nine digits.</summary>
    public static void AssertNumber(double expected, double actual, string because)
    {
        bool isEqual = expected.Equals(actual) || Math.Abs(expected - actual) <= 1e-6 * Math.Abs(expected);
        Assert.True(isEqual, $"{because}: {actual:R} instead of {expected:R}");
    }

    private static void AssertVector(JsonElement expected, object[] actual, string because)
    {
        if (expected.ValueKind == JsonValueKind.Object)
        {
            Assert.Equal(expected.GetProperty("length").GetInt32(), actual.Length);
            Dictionary<int, JsonElement> stored = expected.GetProperty("indices").EnumerateArray()
                .Zip(expected.GetProperty("values").EnumerateArray()).ToDictionary(pair => pair.First.GetInt32(), pair => pair.Second);
            for (int i = 0; i < actual.Length; i++)
            {
                if (stored.TryGetValue(i, out JsonElement value))
                    AssertValue(value, actual[i], $"{because}, slot {i}");
                else
                    Assert.Equal(0, Convert.ToDouble(actual[i], System.Globalization.CultureInfo.InvariantCulture));
            }
            return;
        }
        Assert.True(expected.GetArrayLength() == actual.Length, $"{because}: {actual.Length} slots");
        for (int i = 0; i < actual.Length; i++)
            AssertValue(expected[i], actual[i], $"{because}, slot {i}");
    }

    private static object Read(DataViewSchema.Annotations annotations, DataViewSchema.Column kind) =>
        Call(nameof(ReadAnnotation), kind.Type.RawType, annotations, kind.Name);

    private static Func<object> Reader(DataViewRow row, DataViewSchema.Column column) =>
        (Func<object>)Call(nameof(MakeReader), column.Type.RawType, row, column);

    private static object Call(string method, Type type, params object[] arguments) =>
        typeof(GoldenComparison).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;

    private static object ReadAnnotation<T>(DataViewSchema.Annotations annotations, string kind)
    {
        T value = default!;
        annotations.GetValue(kind, ref value);
        return value!;
    }

    private static Func<object> MakeReader<T>(DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<T> getter = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            getter(ref value);
            return value!;
        };
    }
}
