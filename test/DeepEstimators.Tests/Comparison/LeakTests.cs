using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms;

namespace DeepEstimators.Tests.Comparison;

/// <summary>
/// Labels that chance drew, and two hundred features that have nothing to do with them: nobody can do better than one half. A
/// normalizer that bins by the labels finds bins that fit them all the same, and where it was fitted on all rows it tells of
/// those to test on.
/// </summary>
public class LeakTests
{
    private const int Features = 200;

    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void A_normalizer_fitted_on_all_rows_leaks_and_one_in_a_pipeline_cannot()
    {
        IDataView data = Noise(rows: 120);
        NormalizingEstimator binning = _ml.Transforms.NormalizeSupervisedBinning("Features", labelColumnName: "Label", maximumBinCount: 4, mininimumExamplesPerBin: 10);
        IDataView planted = binning.Fit(data).Transform(data);

        ComparisonResult leaking = _ml.BinaryClassification.Compare(planted).Add("leak", Learner()).Run(folds: 5);
        ComparisonResult honest = _ml.BinaryClassification.Compare(data).Add("in the pipeline", binning.Append(Learner())).Run(folds: 5);

        Assert.InRange(leaking.Best!["Accuracy"].Mean, 0.75, 1);
        Assert.InRange(honest.Best!["Accuracy"].Mean, 0.35, 0.62);
    }

    [Fact]
    public void A_pipeline_is_fitted_on_the_training_rows_and_never_sees_a_row_to_test_on()
    {
        IDataView data = ComparisonData.View(_ml, 90);
        var spy = new Spy(_ml.BinaryClassification.Trainers.LbfgsLogisticRegression());
        ComparisonResult result = _ml.BinaryClassification.Compare(data).Add("spy", spy).Run(new ComparisonOptions { Split = ComparisonSplit.KFold(3, repeats: 2) });

        Assert.Equal(6, spy.Fits.Count);
        Assert.All(spy.Fits.Zip(result.Candidates[0].Folds), pair =>
        {
            Assert.Equal(Enumerable.Range(0, 90).Except(pair.Second.Predictions.Rows), pair.First);
            Assert.Equal(60, pair.First.Length);
        });
    }

    [Fact]
    public void A_pipeline_that_changes_labels_or_drops_rows_is_an_error()
    {
        IDataView data = ComparisonData.View(_ml, 60);
        ComparisonResult result = _ml.BinaryClassification.Compare(data)
            .Add("relabels", _ml.Transforms.CustomMapping<Flag, Flag>((row, other) => other.Label = true, null)
                .Append(_ml.BinaryClassification.Trainers.LbfgsLogisticRegression()))
            .Add("drops", new Dropping(_ml))
            .Add("honest", _ml.BinaryClassification.Trainers.LbfgsLogisticRegression())
            .Run(folds: 2);

        Assert.Contains("changes the label of row", result.Candidates[0].Error!.Message, StringComparison.Ordinal);
        Assert.Contains("'False' to 'True'", result.Candidates[0].Error!.Message, StringComparison.Ordinal);
        Assert.Contains("gives 20 rows for 30 to test on", result.Candidates[1].Error!.Message, StringComparison.Ordinal);
        Assert.Equal(["honest"], result.Ranking.Select(candidate => candidate.Name));
    }

    private LbfgsLogisticRegressionBinaryTrainer Learner() => _ml.BinaryClassification.Trainers.LbfgsLogisticRegression(l2Regularization: 1);

    private IDataView Noise(int rows)
    {
        var random = new Random(11);
        SchemaDefinition schema = SchemaDefinition.Create(typeof(NoiseRow));
        schema["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, Features);
        return _ml.Data.LoadFromEnumerable(Enumerable.Range(0, rows).Select(_ => new NoiseRow
        {
            Label = random.Next(2) == 0,
            Features = [.. Enumerable.Range(0, Features).Select(_ => random.NextSingle())],
        }).ToArray(), schema);
    }

    private sealed class NoiseRow
    {
        public bool Label { get; set; }

        public float[] Features { get; set; } = [];
    }

    private sealed class Flag
    {
        public bool Label { get; set; }
    }

    /// <summary>Notes the rows that it is fitted on.</summary>
    private sealed class Spy(IEstimator<ITransformer> trainer) : IEstimator<ITransformer>
    {
        public List<int[]> Fits { get; } = [];

        public ITransformer Fit(IDataView input)
        {
            Fits.Add(input.GetColumnValues<int>("Id"));
            return trainer.Fit(input);
        }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => trainer.GetOutputSchema(inputSchema);
    }

    /// <summary>Leaves hard rows out when it scores.</summary>
    private sealed class Dropping(MLContext ml) : IEstimator<ITransformer>
    {
        private readonly LbfgsLogisticRegressionBinaryTrainer _trainer = ml.BinaryClassification.Trainers.LbfgsLogisticRegression();

        public ITransformer Fit(IDataView input) => new Model(ml, _trainer.Fit(input));

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _trainer.GetOutputSchema(inputSchema);

        private sealed class Model(MLContext ml, ITransformer model) : ITransformer
        {
            public bool IsRowToRowMapper => false;

            public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => model.GetOutputSchema(inputSchema);

            public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new NotSupportedException();

            public IDataView Transform(IDataView input) => ml.Data.TakeRows(model.Transform(input), 20);

            void ICanSaveModel.Save(ModelSaveContext ctx) => throw new NotSupportedException();
        }
    }
}
