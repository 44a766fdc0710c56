using DeepEstimators.Samples.Tables;
using Microsoft.ML;

namespace DeepEstimators.Samples.DataSets;

/// <summary>The data sets that the program knows by name.</summary>
public static class DataSetCatalog
{
    private static readonly TableFormat s_headed = new(',');
    private static readonly TableFormat s_bare = new(',', HasHeader: false);

    private static readonly SortedDictionary<string, Func<MLContext, Folders, DataSet>> s_sets = new(StringComparer.Ordinal)
    {
        ["digits"] = (ml, _) => TableDataSet.LoadPictures(ml, "digits", Folders.Own("digits.csv.gz", s_headed), null, "target", new PictureShape(8, 8)),
        ["breast-cancer"] = (ml, _) => TableDataSet.Load(ml, "breast-cancer", Folders.Own("breast-cancer.csv.gz", s_headed), null, "target"),
        ["diabetes"] = (ml, _) => TableDataSet.Load(ml, "diabetes", Folders.Own("diabetes.csv", s_headed), null, "target", PredictionTask.Regression),

        ["fashion-mnist"] = (ml, folders) => IdxDataSet.Load(ml, "fashion-mnist", folders.Given("fashion-mnist")),
        ["mnist"] = (ml, folders) => IdxDataSet.Load(ml, "mnist", folders.Given("mnist")),
        ["optdigits"] = (ml, folders) => TableDataSet.LoadPictures(ml, "optdigits",
            folders.Given("optdigits", "optdigits-train.csv.gz", s_bare), folders.Given("optdigits", "optdigits-test.csv.gz", s_bare), "C64", new PictureShape(8, 8)),

        ["free-spoken-digits"] = (ml, folders) => SpokenDigits.Load(ml, "free-spoken-digits", Path.Combine(folders.Given("free-spoken-digits"), "recordings.zip")),
        ["uci-har"] = (ml, folders) => HarDataSet.Load(ml, "uci-har", folders.Given("uci-har-subset")),
        ["adiac"] = Ucr("adiac", "Adiac", ".gz"),
        ["gun-point"] = Ucr("gun-point", "GunPoint", ".ts.gz"),

        ["sms-spam"] = (ml, folders) => TextDataSet.LoadTwoClasses(ml, "sms-spam", Path.Combine(folders.Given("sms-spam"), "SMSSpamCollection.gz"), "spam"),
        ["trec"] = (ml, folders) => TextDataSet.LoadClasses(ml, "trec",
            Path.Combine(folders.Given("trec"), "TREC.train.gz"), Path.Combine(folders.Given("trec"), "TREC.test.gz")),

        ["adult"] = (ml, folders) => TableDataSet.Load(ml, "adult",
            folders.Given("adult", "adult-train.csv.gz", s_bare), WithoutFinalDots(folders.Given("adult", "adult-test.csv.gz", s_bare), "C14"), "C14"),
        ["bank-marketing"] = Table("bank-marketing", "bank-additional-full.csv.gz", new TableFormat(';'), "y", leaveOut: ["duration"]),
        ["bike-sharing"] = (ml, folders) => TableDataSet.Load(ml, "bike-sharing",
            folders.Given("bike-sharing", "hour_train.csv.gz", s_headed), folders.Given("bike-sharing", "hour_test.csv.gz", s_headed), "cnt",
            PredictionTask.Regression, ["instant", "dteday", "casual", "registered"]),
        ["california-housing"] = Table("california-housing", "housing.csv.gz", s_headed, "median_house_value", PredictionTask.Regression),
        ["covertype-20k"] = Table("covertype-20k", "covtype.20k.csv.gz", s_bare, "C54"),
        ["diamonds"] = Table("diamonds", "diamonds.csv.gz", s_headed, "price", PredictionTask.Regression),
        ["electricity"] = Table("electricity", "elec.csv.gz", s_headed, "class"),
        ["iris"] = Table("sklearn-small", "iris.csv", s_headed, "target"),
        ["letter-recognition"] = Table("letter-recognition", "letter-recognition.data.gz", new TableFormat(' ', HasHeader: false), "C16"),
        ["mammography"] = Table("mammography", "mammography.csv.gz", s_bare, "C6"),
        ["pendigits"] = Table("pendigits", "pendigits.tra.gz", s_bare, "C16"),
        ["wine"] = Table("sklearn-small", "wine.csv", s_headed, "target"),
        ["wine-quality"] = Table("wine-quality", "winequality-white.csv.gz", s_bare, "C11", PredictionTask.Regression),
    };

    /// <summary>The names, in order.</summary>
    public static IEnumerable<string> Names => s_sets.Keys;

    /// <summary>Loads a data set.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="folder">The folder that holds the sets, or <see langword="null"/>: only those in the repository are there.</param>
    /// <exception cref="UserException">There is no such set, or its files are not there.</exception>
    public static DataSet Load(MLContext ml, string name, string? folder) =>
        s_sets.TryGetValue(name, out Func<MLContext, Folders, DataSet>? load)
            ? load(ml, new Folders(folder))
            : throw new UserException($"There is no data set '{name}'; there are: {string.Join(", ", Names)}.");

    private static Func<MLContext, Folders, DataSet> Table(
        string set, string file, TableFormat format, string label, PredictionTask? task = null, string[]? leaveOut = null) =>
        (ml, folders) => TableDataSet.Load(ml, set, folders.Given(set, file, format), null, label, task, leaveOut);

    private static Func<MLContext, Folders, DataSet> Ucr(string set, string file, string ending) => (ml, folders) => SeriesRows.ToDataSet(ml, set,
        UcrFile.Read(Path.Combine(folders.Given("ucr-uea"), $"{file}_TRAIN{ending}")), UcrFile.Read(Path.Combine(folders.Given("ucr-uea"), $"{file}_TEST{ending}")));

    private static Table WithoutFinalDots(Table table, string column)
    {
        int index = table.IndexOf(column);
        foreach (string[] row in table.Rows)
            row[index] = row[index].TrimEnd('.');
        return table;
    }

    /// <summary>Where the files of data sets are.</summary>
    private sealed record Folders(string? Data)
    {
        public static Table Own(string file, TableFormat format) => TableReader.Read(Path.Combine(AppContext.BaseDirectory, "Data", file), format);

        public string Given(string set) => Data is null
            ? throw new UserException($"The data set in '{set}' is not in the repository: say with --data which folder holds it.")
            : Path.Combine(Data, set);

        public Table Given(string set, string file, TableFormat format) => TableReader.Read(Path.Combine(Given(set), file), format);
    }
}
