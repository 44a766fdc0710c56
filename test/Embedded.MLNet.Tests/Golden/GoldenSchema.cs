using System.Reflection;
using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests;

/// <summary>Comparison of schemas and shapes with those of golden files.</summary>
internal static class GoldenSchema
{
    /// <summary>Asserts that a schema has these columns in this order, with their types, annotations and hidden ones.</summary>
    public static void AssertColumns(JsonElement expected, IEnumerable<DataViewSchema.Column> actual, string where)
    {
        var columns = actual.ToArray();
        var names = string.Join(", ", columns.Select(column => column.Name));
        Assert.True(expected.GetArrayLength() == columns.Length, $"{where}: columns {names}, expected {expected.GetArrayLength()}");
        for (var i = 0; i < columns.Length; i++)
            AssertColumn(expected[i], columns[i], $"{where}, column {i}");
    }

    public static void AssertColumn(JsonElement expected, DataViewSchema.Column actual, string where)
    {
        Assert.Equal(expected.GetProperty("name").GetString(), actual.Name);
        Assert.True(expected.GetProperty("type").GetString() == actual.Type.ToString(), $"{where} '{actual.Name}': {actual.Type}, expected {expected.GetProperty("type")}");
        Assert.True((expected.TryGetProperty("hidden", out var hidden) && hidden.GetBoolean()) == actual.IsHidden, $"{where} '{actual.Name}': hidden {actual.IsHidden}");
        var annotations = expected.TryGetProperty("annotations", out var found) ? found.EnumerateObject().ToArray() : [];
        var kinds = actual.Annotations.Schema.Select(annotation => annotation.Name);
        Assert.True(annotations.Select(annotation => annotation.Name).SequenceEqual(kinds),
            $"{where} '{actual.Name}': annotations {string.Join(", ", kinds)}, expected {string.Join(", ", annotations.Select(annotation => annotation.Name))}");
        foreach (var annotation in annotations)
        {
            var column = actual.Annotations.Schema[annotation.Name];
            var place = $"{where} '{actual.Name}'.{annotation.Name}";
            Assert.True(annotation.Value.GetProperty("type").GetString() == column.Type.ToString(), $"{place}: {column.Type}, expected {annotation.Value.GetProperty("type")}");
            GoldenValue.AssertEqual(annotation.Value.GetProperty("value"), ColumnValues.ReadAnnotation(actual, column), place);
        }
    }

    /// <summary>The shape of a schema, which the supplier makes internally only.</summary>
    public static SchemaShape ShapeOf(DataViewSchema schema) =>
        (SchemaShape)typeof(SchemaShape).GetMethod("Create", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, [schema])!;

    /// <summary>Asserts that the shape has these columns with their annotations; the order of annotations does not count.</summary>
    public static void AssertShape(JsonElement expected, IEnumerable<SchemaShape.Column> actual, string where)
    {
        var columns = actual.ToArray();
        Assert.True(expected.EnumerateArray().Select(column => column.GetProperty("name").GetString()).SequenceEqual(columns.Select(column => column.Name)),
            $"{where}: columns {string.Join(", ", columns.Select(column => column.Name))}, expected {string.Join(", ", expected.EnumerateArray().Select(column => column.GetProperty("name").GetString()))}");
        for (var i = 0; i < columns.Length; i++)
            AssertShape(expected[i], columns[i], $"{where}, '{columns[i].Name}'");
    }

    private static void AssertShape(JsonElement expected, SchemaShape.Column actual, string where)
    {
        var found = (actual.Name, Kind: actual.Kind.ToString(), Type: actual.ItemType.ToString(), actual.IsKey);
        var wanted = (expected.GetProperty("name").GetString()!, expected.GetProperty("kind").GetString()!,
            expected.GetProperty("itemType").GetString()!, expected.GetProperty("isKey").GetBoolean());
        Assert.True(wanted == found, $"{where}: {found}, expected {wanted}");
        var annotations = expected.TryGetProperty("annotations", out var list) ? list.EnumerateArray().ToArray() : [];
        var wantedAnnotations = annotations.ToDictionary(annotation => annotation.GetProperty("name").GetString()!);
        Assert.True(wantedAnnotations.Keys.Order().SequenceEqual(actual.Annotations.Select(annotation => annotation.Name).Order()),
            $"{where}: annotations {string.Join(", ", actual.Annotations.Select(annotation => annotation.Name))}, expected {string.Join(", ", wantedAnnotations.Keys)}");
        foreach (var annotation in actual.Annotations)
            AssertShape(wantedAnnotations[annotation.Name], annotation, $"{where}.{annotation.Name}");
    }
}
