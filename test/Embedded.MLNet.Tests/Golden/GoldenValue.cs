using System.Globalization;
using System.Text.Json;

namespace Embedded.MLNet.Tests;

/// <summary>Values of golden files as .NET values, and the comparison with ours.</summary>
internal static class GoldenValue
{
    // Numbers have nine digits in the files.
    private const double RelativeTolerance = 2e-8;

    public static double ToDouble(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => value.Number(),
    };

    /// <summary>Asserts that a value (number, text, Boolean, array of these, as objects) is that of the file.</summary>
    /// <param name="absoluteTolerance">What numbers may differ beside the digits that the file lacks.</param>
    public static void AssertEqual(JsonElement expected, object? actual, string where, double absoluteTolerance = 0)
    {
        if (actual is Array items)
        {
            if (expected.ValueKind == JsonValueKind.Object)
            {
                AssertSparse(expected, items, where, absoluteTolerance);
                return;
            }
            Assert.True(expected.GetArrayLength() == items.Length, $"{where}: {items.Length} items, expected {expected.GetArrayLength()}");
            for (var i = 0; i < items.Length; i++)
                AssertEqual(expected[i], items.GetValue(i), $"{where}[{i}]", absoluteTolerance);
            return;
        }
        if (actual is string text)
        {
            Assert.True(expected.GetString() == text, $"{where}: '{text}', expected '{expected.GetString()}'");
            return;
        }
        if (actual is bool flag)
        {
            Assert.True(expected.GetBoolean() == flag, $"{where}: {flag}, expected {expected}");
            return;
        }
        AssertNumber(ToDouble(expected), Convert.ToDouble(actual, CultureInfo.InvariantCulture), where, absoluteTolerance);
    }

    public static void AssertNumber(double expected, double actual, string where, double absoluteTolerance = 0)
    {
        if (double.IsNaN(expected) || double.IsInfinity(expected))
        {
            Assert.True(expected.Equals(actual), $"{where}: {actual}, expected {expected}");
            return;
        }
        var allowed = (Math.Abs(expected) * RelativeTolerance) + absoluteTolerance;
        Assert.True(Math.Abs(actual - expected) <= allowed, $"{where}: {actual:R}, expected {expected:R}");
    }

    /// <summary>Asserts that an action throws what the file says: the type of exception and, for arguments, the name of the parameter.</summary>
    public static void AssertThrows(JsonElement expected, Action action, string where)
    {
        var exception = Record.Exception(action);
        var type = expected.GetProperty("exception").GetString();
        Assert.True(exception is not null, $"{where}: no exception, expected {type}");
        Assert.True(exception!.GetType().FullName == type, $"{where}: {exception.GetType().FullName} ({exception.Message}), expected {type}");
        if (exception is ArgumentException argument && expected.TryGetProperty("paramName", out var name))
            Assert.True(argument.ParamName == name.GetString(), $"{where}: parameter '{argument.ParamName}', expected '{name.GetString()}'");
    }

    private static void AssertSparse(JsonElement expected, Array items, string where, double absoluteTolerance)
    {
        Assert.True(expected.GetProperty("length").GetInt32() == items.Length, $"{where}: {items.Length} slots, expected {expected.GetProperty("length")}");
        var values = expected.GetProperty("indices").EnumerateArray().Select(index => index.GetInt32())
            .Zip(expected.GetProperty("values").EnumerateArray()).ToDictionary(pair => pair.First, pair => pair.Second);
        for (var i = 0; i < items.Length; i++)
        {
            if (values.TryGetValue(i, out var value))
                AssertEqual(value, items.GetValue(i), $"{where}[{i}]", absoluteTolerance);
            else
                Assert.True(items.GetValue(i) is "" or false || Convert.ToDouble(items.GetValue(i), CultureInfo.InvariantCulture) == 0, $"{where}[{i}]: {items.GetValue(i)}, expected 0");
        }
    }
}
