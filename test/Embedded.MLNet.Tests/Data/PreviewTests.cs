using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using Loader = Microsoft.ML.Data.TextLoader;

namespace Embedded.MLNet.Tests.Data;

public sealed class PreviewTests
{
    private readonly MLContext _context = new(seed: 1);

    [Fact]
    public void Views_transformers_estimators_and_loaders_show_their_first_rows()
    {
        var source = new BytesSource(Encoding.UTF8.GetBytes("1,a\n2,b\n4,c\n"));
        Loader loader = _context.Data.CreateTextLoader([new("X", DataKind.Single, 0), new("T", DataKind.String, 1)], separatorChar: ',');
        DataDebuggerPreview rows = loader.Preview(source, maxRows: 2);
        Assert.Equal(2, rows.RowView.Length);
        Assert.Equal(["X", "T"], rows.Schema.Select(column => column.Name));
        Assert.Equal(["a", "b"], rows.ColumnView[1].Values.Select(value => value.ToString()));

        IDataView view = loader.Load(source);
        var estimator = _context.Transforms.NormalizeMinMax("X");
        Assert.Equal([0.25f, 0.5f, 1f], Visible(estimator.Fit(view).Preview(view)));
        Assert.Equal([0.25f], Visible(estimator.Fit(view).Preview(view, maxRows: 1)));
        // Of the first two rows the largest value is 2.
        Assert.Equal([0.5f, 1f, 2f], Visible(((IEstimator<ITransformer>)estimator).Preview(view, maxTrainingRows: 2)));
        Assert.Equal([0.25f, 0.5f, 1f], Visible(((IEstimator<ITransformer>)estimator).Preview(view)));
        Assert.Equal("maxRows", Assert.Throws<ArgumentOutOfRangeException>(() => view.Preview(maxRows: -1)).ParamName);
    }

    private static object[] Visible(DataDebuggerPreview preview) =>
        preview.ColumnView.Single(column => column.Column is { Name: "X", IsHidden: false }).Values;
}
