using System.Globalization;

namespace DeepEstimators.Networks;

/// <summary>Checks of option values: the message names the option, the value received and what is allowed.</summary>
internal static class OptionCheck
{
    internal static void InRange(double value, double minimum, double maximum, string option)
    {
        // Written so that NaN fails too.
        if (!(value >= minimum && value <= maximum))
            throw OutOfRange(option, value, $"from {Text(minimum)} to {Text(maximum)}");
    }

    internal static void AtLeast(double value, double minimum, string option)
    {
        if (!(value >= minimum && double.IsFinite(value)))
            throw OutOfRange(option, value, $"{Text(minimum)} or more");
    }

    internal static void Above(double value, double bound, string option)
    {
        if (!(value > bound && double.IsFinite(value)))
            throw OutOfRange(option, value, $"more than {Text(bound)}");
    }

    internal static void Defined<T>(T value, string option) where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
            throw OutOfRange(option, value, string.Join(", ", Enum.GetNames<T>()));
    }

    internal static ArgumentOutOfRangeException OutOfRange(string option, object? value, string allowed) =>
        new(option, value, string.Create(CultureInfo.InvariantCulture,
            $"{option} is {value ?? "null"}; allowed: {allowed}."));

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
