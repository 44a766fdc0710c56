using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using DeepEstimators.Samples.DataSets;
using DeepEstimators.Samples.Predictions;
using DeepEstimators.Samples.Tables;
using Microsoft.ML;

namespace DeepEstimators.Samples.Commands;

/// <summary><c>score</c>: a saved model on new rows.</summary>
internal static class ScoreCommand
{
    public static Command Create()
    {
        var model = new Option<string>("--model") { Description = "The model zip.", Required = true };
        var csv = new Option<string?>("--csv") { Description = "The rows to score: a table with a header line." };
        var dataset = new Option<string?>("--dataset") { Description = "Score the rows of a data set by name, its test rows where it has some." };
        var data = new Option<string?>("--data") { Description = "The folder that holds the data sets that are not in the repository." };
        var output = new Option<string>("--output") { Description = "The file to write the predictions to, as CSV.", Required = true };
        var command = new Command("score", "Score rows with a saved model, in batches, and write the predictions as CSV.") { model, csv, dataset, data, output };
        command.SetAction((arguments, _) =>
        {
            var ml = new MLContext { FallbackToCpu = true };
            string? table = arguments.GetValue(csv), name = arguments.GetValue(dataset);
            if ((table is null) == (name is null))
                throw new UserException("Say what to score: either --csv or --dataset.");
            (ITransformer transformer, DataViewSchema inputs) = ModelFile.Load(ml, arguments.GetValue(model)!);
            try
            {
                IDataView rows = table is not null ? ModelInputs.Load(ml, TableReader.Read(table, new TableFormat()), inputs) : RowsOf(ml, name!, arguments.GetValue(data));
                Run(ml, transformer, rows, arguments.GetValue(output)!);
            }
            finally
            {
                (transformer as IDisposable)?.Dispose();
            }
            return Task.FromResult(0);
        });
        return command;
    }

    private static IDataView RowsOf(MLContext ml, string name, string? folder)
    {
        DataSet data = DataSetCatalog.Load(ml, name, folder);
        return data.Test ?? data.Train;
    }

    private static void Run(MLContext ml, ITransformer model, IDataView rows, string output)
    {
        long started = Stopwatch.GetTimestamp();
        long count = PredictionFile.Write(ml, model.Transform(rows), output);
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count:#,0} rows scored in {seconds:0.00} s, {count / seconds:#,0} rows/s: {output}"));
    }
}
