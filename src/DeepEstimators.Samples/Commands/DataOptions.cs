using System.CommandLine;
using DeepEstimators.Samples.DataSets;
using DeepEstimators.Samples.Tables;
using Microsoft.ML;

namespace DeepEstimators.Samples.Commands;

/// <summary>The options that say which data to learn from; several commands share them.</summary>
internal sealed class DataOptions
{
    private readonly Option<string?> _dataset = new("--dataset") { Description = "A data set by name: " + string.Join(", ", DataSetCatalog.Names) + ". Default: digits." };
    private readonly Option<string?> _data = new("--data") { Description = "The folder that holds the data sets that are not in the repository." };
    private readonly Option<string?> _csv = new("--csv") { Description = "A table of your own: a file with a header line, packed with gzip or not." };
    private readonly Option<string?> _testCsv = new("--test-csv") { Description = "Rows to evaluate on, with the columns of --csv. Default: cross-validation on --csv." };
    private readonly Option<string?> _label = new("--label") { Description = "The column of --csv to predict." };
    private readonly Option<PredictionTask?> _task = new("--task") { Description = "What to predict: binary, multiclass or regression. Default: found out from the label." };

    public void AddTo(Command command)
    {
        command.Options.Add(_dataset);
        command.Options.Add(_data);
        command.Options.Add(_csv);
        command.Options.Add(_testCsv);
        command.Options.Add(_label);
        command.Options.Add(_task);
    }

    /// <summary>Loads a data set by name; the options say only where the folder is.</summary>
    /// <exception cref="UserException">Another option names data too, or the data is not there.</exception>
    public DataSet Load(MLContext ml, ParseResult arguments, string name)
    {
        if (arguments.GetValue(_dataset) is not null || arguments.GetValue(_csv) is not null)
            throw new UserException("Give either --datasets, or --dataset or --csv, not both.");
        return DataSetCatalog.Load(ml, name, arguments.GetValue(_data));
    }

    /// <summary>Loads what the options name.</summary>
    /// <exception cref="UserException">The options contradict each other, or the data is not there or not usable.</exception>
    public DataSet Load(MLContext ml, ParseResult arguments)
    {
        string? dataset = arguments.GetValue(_dataset), csv = arguments.GetValue(_csv), label = arguments.GetValue(_label);
        if (csv is null)
        {
            if (label is not null || arguments.GetValue(_testCsv) is not null || arguments.GetValue(_task) is not null)
                throw new UserException("--label, --test-csv and --task go with --csv.");
            return DataSetCatalog.Load(ml, dataset ?? "digits", arguments.GetValue(_data));
        }
        if (dataset is not null)
            throw new UserException("Give either --csv or --dataset, not both.");
        if (label is null)
            throw new UserException($"Say with --label which column of {csv} to predict.");
        Table train = TableReader.Read(csv, new TableFormat());
        Table? test = arguments.GetValue(_testCsv) is { } path ? TableReader.Read(path, new TableFormat()) : null;
        return TableDataSet.Load(ml, Path.GetFileName(csv), train, test, label, arguments.GetValue(_task));
    }
}
