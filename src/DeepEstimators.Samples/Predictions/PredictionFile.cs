using System.Globalization;
using CsvHelper;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Samples.Predictions;

/// <summary>Writes predictions as CSV.</summary>
internal static class PredictionFile
{
    /// <summary>Writes the predictions of scored rows, in their order.</summary>
    /// <returns>How many there were.</returns>
    public static long Write(MLContext ml, IDataView scored, string path)
    {
        using var writer = new StreamWriter(path);
        using var csv = new CsvWriter(writer, CultureInfo.InvariantCulture);
        return scored.Schema.GetColumnOrNull("PredictedLabel")?.Type switch
        {
            TextDataViewType => WriteClasses(ml, scored, csv),
            BooleanDataViewType => WriteFlags(ml, scored, csv),
            null when scored.Schema.GetColumnOrNull("Score")?.Type == NumberDataViewType.Single => WriteNumbers(ml, scored, csv),
            var other => throw new UserException($"The model gives no predictions to write: its PredictedLabel is {other?.ToString() ?? "missing"}."),
        };
    }

    private static long WriteClasses(MLContext ml, IDataView scored, CsvWriter csv)
    {
        VBuffer<ReadOnlyMemory<char>> classes = default;
        if (scored.Schema["Score"].HasSlotNames())
            scored.Schema["Score"].GetSlotNames(ref classes);
        csv.WriteField("PredictedLabel");
        foreach (ReadOnlyMemory<char> name in classes.DenseValues())
            csv.WriteField("Score." + name);
        csv.NextRecord();
        long count = 0;
        foreach (ClassPrediction row in ml.Data.CreateEnumerable<ClassPrediction>(scored, reuseRowObject: true))
        {
            csv.WriteField(row.PredictedLabel);
            foreach (float score in row.Score)
                csv.WriteField(score);
            csv.NextRecord();
            count++;
        }
        return count;
    }

    private static long WriteFlags(MLContext ml, IDataView scored, CsvWriter csv)
    {
        bool calibrated = scored.Schema.GetColumnOrNull("Probability") is not null;
        csv.WriteField("PredictedLabel");
        csv.WriteField("Score");
        if (calibrated)
            csv.WriteField("Probability");
        csv.NextRecord();
        long count = 0;
        foreach (FlagPrediction row in ml.Data.CreateEnumerable<FlagPrediction>(scored, reuseRowObject: true, ignoreMissingColumns: true))
        {
            csv.WriteField(row.PredictedLabel);
            csv.WriteField(row.Score);
            if (calibrated)
                csv.WriteField(row.Probability);
            csv.NextRecord();
            count++;
        }
        return count;
    }

    private static long WriteNumbers(MLContext ml, IDataView scored, CsvWriter csv)
    {
        csv.WriteField("Score");
        csv.NextRecord();
        long count = 0;
        foreach (NumberPrediction row in ml.Data.CreateEnumerable<NumberPrediction>(scored, reuseRowObject: true))
        {
            csv.WriteField(row.Score);
            csv.NextRecord();
            count++;
        }
        return count;
    }

    private sealed class ClassPrediction
    {
        public string PredictedLabel { get; set; } = "";

        public float[] Score { get; set; } = [];
    }

    private sealed class FlagPrediction
    {
        public bool PredictedLabel { get; set; }

        public float Score { get; set; }

        public float Probability { get; set; }
    }

    private sealed class NumberPrediction
    {
        public float Score { get; set; }
    }
}
