using Microsoft.ML;
using Microsoft.ML.Transforms;

namespace Embedded.MLNet.Tests.Transforms;

public class TextHashTests
{
    // Values of the real ML.NET 5.0.0.
    [Theory]
    [InlineData("a", 745715393u)]
    [InlineData(" a ", 745715393u)]
    [InlineData("é", 321933013u)]
    [InlineData("e\u0301", 1983101168u)]
    [InlineData("你好", 1494301059u)]
    [InlineData("😀", 298418724u)]
    [InlineData("", 0u)]
    public void Texts_hash_as_the_real_ones_do(string text, uint expected)
    {
        var ml = new MLContext(seed: 1);
        IDataView rows = ml.Data.LoadFromEnumerable([new Row { Text = text }]);
        IDataView hashed = ml.Transforms.Conversion.Hash(new HashingEstimator.ColumnOptions("Out", "Text", numberOfBits: 31)).Fit(rows).Transform(rows);
        Assert.Equal(expected, (uint)Assert.Single(ColumnValues.Read(hashed, "Out")));
    }

    private sealed class Row
    {
        public string Text { get; set; } = "";
    }
}
