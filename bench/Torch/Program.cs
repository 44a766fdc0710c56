using System.Globalization;
using Torch.Benchmarks;

// Usage: [--python INTERPRETER|none] [--rounds N] [--threads 1,2] [--nets mlp,conv,transformer,mlp1]
var options = new Dictionary<string, string>
{
    ["--python"] = "python3",
    ["--rounds"] = "15",
    ["--threads"] = string.Join(',', new[] { 1, Environment.ProcessorCount }.Distinct()),
    ["--nets"] = "mlp,conv,transformer,mlp1",
};
for (var i = 0; i + 1 < args.Length; i += 2)
{
    if (!options.ContainsKey(args[i]))
        throw new ArgumentException($"Unknown option {args[i]}; there are {string.Join(", ", options.Keys)}.");
    options[args[i]] = args[i + 1];
}

var rounds = int.Parse(options["--rounds"], CultureInfo.InvariantCulture);
var stepsOf = new Dictionary<string, int> { ["mlp"] = 20, ["conv"] = 2, ["transformer"] = 2, ["mlp1"] = 300 };

Console.WriteLine("| threads | net | runner | median ms | fastest ms | ratio of the medians: Python / .NET |");
Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
foreach (var threads in options["--threads"].Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture)))
{
    List<IRunner> runners = [new DotNetRunner(), .. (options["--python"] == "none" ? [] : PythonSettings.Of(threads)).Select(setting => new PythonRunner(setting.Name, options["--python"], setting.Environment))];
    foreach (var net in options["--nets"].Split(','))
    {
        var steps = stepsOf[net];
        foreach (var runner in runners)
            runner.Run(net, threads, Math.Max(2, steps / 2));

        var times = Turns.Times(runners, net, threads, steps, rounds);
        var medians = times.Select(ofRunner => Turns.Median(ofRunner) / steps * 1000).ToArray();
        for (var i = 0; i < runners.Count; i++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {threads} | {net} | {runners[i].Name} | {medians[i]:F2} | {times[i][0] / steps * 1000:F2} | {medians[i] / medians[0]:F2} |"));
        }
    }

    foreach (var runner in runners)
        runner.Dispose();
}
