using DeepEstimators.Samples.Tables;

namespace DeepEstimators.Samples.Tests.Tables;

public class ColumnKindsTests
{
    [Theory]
    [InlineData(ColumnKind.Number, "1", "2.5", "-3e2", "?", "")]
    [InlineData(ColumnKind.Category, "red", "green", "red", "?", "green")]
    [InlineData(ColumnKind.Category, "1", "2", "S", "S", "1")]
    [InlineData(ColumnKind.Constant, "7", "7", "7", "NA", "7")]
    [InlineData(ColumnKind.Constant, "?", "?", "", "NA", "null")]
    public void Finds_out_what_a_column_holds(ColumnKind expected, params string[] fields) =>
        Assert.Equal(expected, ColumnKinds.Of(OneColumn(fields), 0));

    [Fact]
    public void Texts_that_hardly_come_twice_are_free_text()
    {
        string[] fields = [.. Enumerable.Range(0, 100).Select(row => $"text {row}")];

        Assert.Equal(ColumnKind.Text, ColumnKinds.Of(OneColumn(fields), 0));
    }

    [Fact]
    public void A_text_in_a_column_of_numbers_is_named_by_line_and_column()
    {
        string[] fields = [.. Enumerable.Range(0, 20).Select(row => row == 12 ? "abc" : $"{row}")];

        var error = Assert.Throws<UserException>(() => ColumnKinds.Of(OneColumn(fields), 0));

        Assert.StartsWith("t.csv, line 14, column 'age': 'abc' is not a number", error.Message, StringComparison.Ordinal);
    }

    private static Table OneColumn(string[] fields) => new("t.csv", ["age"], [.. fields.Select(field => new[] { field })], FirstLine: 2);
}
