using System.CommandLine;
using System.Diagnostics;
using Bench.Fuzz.Inputs;
using Bench.Fuzz.Workers;

// Gives damaged files to the embedded ML.NET and to what loads saved networks; exits with 1 where one crashes it, hangs it or takes too much memory.
var kind = new Option<string>("--kind") { Description = "csv, model, image, vocabulary, deep or all", DefaultValueFactory = _ => "all" };
string[] all = [.. InputKind.Names, Worker.DeepKind];
kind.AcceptOnlyFromAmong([.. all, "all"]);
var count = new Option<int>("--count") { Description = "How many inputs, of all kinds together", DefaultValueFactory = _ => 200_000 };
var seed = new Option<int>("--seed") { Description = "Makes other inputs of the same kinds", DefaultValueFactory = _ => 1 };
var first = new Option<int>("--first") { Description = "The index of the first input of each kind" };
var worker = new Option<bool>("--worker") { Description = "Goes through the inputs in this process", Hidden = true };
var root = new RootCommand("Damaged files for the embedded ML.NET") { kind, count, seed, first, worker };
root.SetAction(parsed =>
{
    string name = parsed.GetValue(kind)!;
    if (parsed.GetValue(worker))
    {
        Worker.Run(name, parsed.GetValue(seed), parsed.GetValue(first), parsed.GetValue(count));
        return 0;
    }
    string[] kinds = name == "all" ? all : [name];
    bool failed = false;
    foreach (string each in kinds)
    {
        long start = Stopwatch.GetTimestamp();
        Tally tally = Supervisor.Run(each, parsed.GetValue(seed), parsed.GetValue(first), parsed.GetValue(count) / kinds.Length);
        tally.Write(Console.Out);
        Console.WriteLine($"  {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
        failed |= tally.HasFailures;
    }
    return failed ? 1 : 0;
});
return root.Parse(args).Invoke();
