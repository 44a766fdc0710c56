using DeepEstimators.Samples.DataSets;
using DeepEstimators.Samples.Tables;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Samples.Tests.DataSets;

public class TableDataSetTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Two_classes_are_binary_and_the_later_one_is_true()
    {
        DataSet data = TableDataSet.Load(_ml, "t", Rows(("1", "a", "no"), ("2", "b", "yes"), ("?", "a", "yes"), ("4", "", "no")), null, "label");

        Assert.Equal(PredictionTask.Binary, data.Task);
        Assert.Equal(["x"], data.Numbers);
        Assert.Equal(["kind"], data.Categories);
        Assert.Equal([false, true, true, false], data.Train.GetColumn<bool>("label"));
        Assert.Equal([1, 2, float.NaN, 4], data.Train.GetColumn<float>("x"));
        Assert.Equal(["a", "b", "a", ""], data.Train.GetColumn<string>("kind"));
        Assert.Equal("4 rows; two classes in 'label', true where it is 'yes'; 1 number and 1 category columns.", data.Statement);
    }

    [Fact]
    public void A_few_whole_numbers_are_classes_and_many_numbers_a_regression()
    {
        (string, string, string)[] rows = [.. Enumerable.Range(0, 60).Select(row => ($"{row}", row % 2 == 0 ? "a" : "b", $"{row % 5}"))];
        Assert.Equal(PredictionTask.Multiclass, TableDataSet.Load(_ml, "t", Rows(rows), null, "label").Task);
        Assert.Equal(PredictionTask.Regression, TableDataSet.Load(_ml, "t", Rows(rows), null, "x").Task);
        Assert.Equal(PredictionTask.Regression, TableDataSet.Load(_ml, "t", Rows(rows), null, "label", PredictionTask.Regression).Task);
    }

    [Fact]
    public void Rows_without_a_label_are_skipped_and_counted()
    {
        DataSet data = TableDataSet.Load(_ml, "t", Rows(("1", "a", "no"), ("2", "b", ""), ("3", "a", "yes")), null, "label");

        Assert.Equal(2, data.Train.GetColumn<float>("x").Count());
        Assert.Contains("1 rows without a label skipped", data.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_that_is_not_there_is_named_with_those_that_are()
    {
        var error = Assert.Throws<UserException>(() => TableDataSet.Load(_ml, "t", Rows(("1", "a", "no")), null, "target"));

        Assert.Equal("t.csv has no column 'target'; it has: x, kind, label.", error.Message);
    }

    [Fact]
    public void A_text_in_a_number_column_of_the_test_rows_is_named()
    {
        Table train = Rows(("1", "a", "no"), ("2", "b", "yes"));
        Table test = Rows(("3", "a", "no"), ("four", "a", "yes"));

        var error = Assert.Throws<UserException>(() => TableDataSet.Load(_ml, "t", train, test, "label"));

        Assert.StartsWith("t.csv, line 3, column 'x': 'four' is not a number", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_digits_in_the_repository_have_the_known_shape()
    {
        DataSet data = DataSetCatalog.Load(_ml, "digits", null);

        Assert.Equal(new PictureShape(8, 8), data.Pictures);
        Assert.Equal(1797, data.Train.GetColumn<string>(data.Label).Count());
        Assert.Equal(10, data.Train.GetColumn<string>(data.Label).Distinct().Count());
        float[] first = data.Train.GetColumn<float[]>(DataSet.PixelColumn).First();
        Assert.Equal(64, first.Length);
        Assert.Equal([0, 0, 5, 13, 9, 1, 0, 0], first[..8]);
    }

    private static Table Rows(params (string X, string Kind, string Label)[] rows) =>
        new("t.csv", ["x", "kind", "label"], [.. rows.Select(row => new[] { row.X, row.Kind, row.Label })], FirstLine: 2);
}
