using System.CommandLine;
using Embedded.MLNet.Tests.Golden;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Bench.MLNet.Learners;

/// <summary>Scoring rows with FastTree against training on them.</summary>
internal static class ScoringCommand
{
    private static readonly string[] _sets = ["adult", "california-housing", "electricity", "higgs-sample"];

    public static Command Create()
    {
        Option<DirectoryInfo?> shared = SharedFolder.CreateOption();
        var rounds = new Option<int>("--rounds") { Description = "Fits and scorings, in turns", DefaultValueFactory = _ => 7 };
        var command = new Command("scoring", "Nanoseconds a row and tree: scoring with FastTree against its training") { shared, rounds };
        command.SetAction(result => Run(SharedFolder.Find(result.GetValue(shared)), result.GetRequiredValue(rounds)));
        return command;
    }

    private static void Run(SharedFolder folder, int rounds)
    {
        Console.WriteLine("Medians over the training rows, 100 trees; the training pass includes reading and binning the rows.");
        Console.WriteLine();
        Console.WriteLine("| set | rows | training ns / row and tree | scoring ns / row and tree | training / scoring |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (string set in _sets)
        {
            LearnerSet data = LearnerSet.Read(set, folder.OpenData);
            var ml = new MLContext(seed: 1);
            IDataView rows = LearnerRow.View(ml, data.Training, data.FeatureCount, data.ClassCount);
            string task = set == "california-housing" ? "regression" : "binary";
            ITransformer model = NamedTrainers.Create(ml, "FastTree", task).Fit(rows);
            Score(model, rows);
            var training = new List<double>();
            var scoring = new List<double>();
            for (int round = 0; round < rounds; round++)
            {
                training.Add(Measurement.Of(() => model = NamedTrainers.Create(ml, "FastTree", task).Fit(rows)).Seconds);
                scoring.Add(Measurement.Of(() => Score(model, rows)).Seconds);
            }
            double perRow = 1e9 / data.Training.Length / 100;
            double train = Measurement.Median(training) * perRow;
            double score = Measurement.Median(scoring) * perRow;
            Console.WriteLine(FormattableString.Invariant(
                $"| {set} | {data.Training.Length} | {train:F1} | {score:F1} | {train / score:F2} |"));
        }
    }

    private static void Score(ITransformer model, IDataView rows)
    {
        IDataView scored = model.Transform(rows);
        DataViewSchema.Column column = scored.Schema["Score"];
        using DataViewRowCursor cursor = scored.GetRowCursor([column]);
        ValueGetter<float> getter = cursor.GetGetter<float>(column);
        float score = 0;
        while (cursor.MoveNext())
            getter(ref score);
    }
}
