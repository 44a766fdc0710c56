namespace Bench.MLNet.Learners;

/// <summary>Prints a table in Markdown, a line a learner.</summary>
internal sealed class LearnersReport
{
    private double _factor = 1;
    private double _factorOfFastest = 1;
    private string _set = string.Empty;
    private int _count;
    private int _within;

    public LearnersReport(string reference)
    {
        Console.WriteLine($"Reference: {reference}");
        Console.WriteLine(
            "Allowed: the real ML.NET's fitSeconds x (reference now / reference on its machine), by the medians and by the fastest rounds.");
        Console.WriteLine();
        Console.WriteLine("| set | learner | median s | fastest s | processor s | golden s | allowed / ours: medians | fastest | metric: ours / golden |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    }

    public void WriteSet(string set, IReadOnlyCollection<Measurement> reference, double golden)
    {
        _set = set;
        double median = MedianOf(reference);
        if (double.IsNaN(median))
            return;
        double fastest = reference.Min(time => time.Seconds);
        _factor = median / golden;
        _factorOfFastest = fastest / golden;
        Write($"| {set} | the reference | {median:F3} | {fastest:F3} | {ProcessorOf(reference):F3} | {golden:F3} | x {_factor:F2} | x {_factorOfFastest:F2} | |");
    }

    public void WriteLearner(string learner, IReadOnlyCollection<Measurement> times, double golden, string metric)
    {
        double median = MedianOf(times);
        double fastest = times.Min(time => time.Seconds);
        _count++;
        _within += median <= golden * _factor ? 1 : 0;
        Write($"| {_set} | {learner} | {median:F4} | {fastest:F4} | {ProcessorOf(times):F4} | {golden:F3} | {golden * _factor / median:F2} | {golden * _factorOfFastest / fastest:F2} | {metric} |");
    }

    public void WriteSummary() => Console.WriteLine($"By the medians {_within} of {_count} learners take no longer than allowed.");

    private static double MedianOf(IEnumerable<Measurement> times) => Measurement.Median(times.Select(time => time.Seconds));

    private static double ProcessorOf(IEnumerable<Measurement> times) => Measurement.Median(times.Select(time => time.ProcessorSeconds));

    private static void Write(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
