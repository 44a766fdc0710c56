using System.Globalization;

namespace DeepEstimators.Comparison.Report.Charts;

/// <summary>Numbers of an axis as places on it, from 0 to 1, linear or by their logarithm, with round numbers to mark.</summary>
internal sealed class AxisScale
{
    private const int MostTicks = 7;

    private readonly double _from;
    private readonly double _to;
    private readonly bool _isLogarithmic;

    private AxisScale(double from, double to, bool isLogarithmic, IReadOnlyList<double> ticks)
    {
        (_from, _to, _isLogarithmic, Ticks) = (from, to, isLogarithmic, ticks);
    }

    public IReadOnlyList<double> Ticks { get; }

    /// <summary>From the round number at or below the least value to that at or above the largest.</summary>
    public static AxisScale Linear(IEnumerable<double> values)
    {
        (double least, double largest) = Range(values, 0, 1);
        if (least == largest)
            (least, largest) = least == 0 ? (-1, 1) : (least - (Math.Abs(least) * 0.05), largest + (Math.Abs(largest) * 0.05));
        double step = RoundStep((largest - least) / (MostTicks - 2));
        double from = Math.Floor(least / step) * step, to = Math.Ceiling(largest / step) * step;
        int count = (int)Math.Round((to - from) / step);
        return new AxisScale(from, to, isLogarithmic: false, [.. Enumerable.Range(0, count + 1).Select(i => from + (i * step))]);
    }

    /// <summary>From 0 to 1, for shares and probabilities.</summary>
    public static AxisScale Unit() => new(0, 1, isLogarithmic: false, [0, 0.2, 0.4, 0.6, 0.8, 1]);

    /// <summary>Powers of ten around the values, of which those that are not positive are left out.</summary>
    public static AxisScale Logarithmic(IEnumerable<double> values)
    {
        (double least, double largest) = Range(values.Where(value => value > 0), 1, 10);
        int from = (int)Math.Floor(Math.Log10(least)), to = (int)Math.Ceiling(Math.Log10(largest));
        if (from == to)
            to++;
        int stride = ((to - from) / MostTicks) + 1;
        return new AxisScale(from, to, isLogarithmic: true,
            [.. Enumerable.Range(from, to - from + 1).Where(power => (power - from) % stride == 0).Select(power => Math.Pow(10, power))]);
    }

    /// <summary>The place of a value, 0 at the axis' start and 1 at its end.</summary>
    public double PlaceOf(double value) => ((_isLogarithmic ? Math.Log10(Math.Max(value, double.Epsilon)) : value) - _from) / (_to - _from);

    /// <summary>A tick as text, with as many digits as the ticks need.</summary>
    public string Label(double tick)
    {
        if (_isLogarithmic)
            return tick is >= 0.001 and < 1_000_000 ? tick.ToString("#,0.###", CultureInfo.InvariantCulture) : tick.ToString("0e0", CultureInfo.InvariantCulture);
        double step = Ticks.Count > 1 ? Ticks[1] - Ticks[0] : 1;
        int digits = Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 10);
        return Math.Round(tick, digits).ToString(digits == 0 ? "#,0" : $"0.{new string('0', digits)}", CultureInfo.InvariantCulture);
    }

    private static (double Least, double Largest) Range(IEnumerable<double> values, double least, double largest)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        return finite.Length == 0 ? (least, largest) : (finite.Min(), finite.Max());
    }

    private static double RoundStep(double step)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return (step / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 } * power;
    }
}
