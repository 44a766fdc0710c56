using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Data;
using Torch.Benchmarks;
using TorchSharp;

namespace DeepEstimators.Bench.Training;

/// <summary>A trained MLP's scores of rows in memory.</summary>
internal sealed class ScoreRunner : IRunner
{
    private const int RowsByThemselves = 2_000;

    private readonly MLContext _ml = new(seed: 1);
    private readonly IDataView _data;
    private readonly DeepMulticlassTransformer _model;
    private readonly string _net;

    /// <param name="net">mlp: 784, 256, 128 and 10 units; small mlp: 32, 64, 32 and 10.</param>
    internal ScoreRunner(string net)
    {
        _net = net;
        _data = FitRunner.Rows(_ml, net);
        _model = _ml.MulticlassClassification.Trainers.DeepTabular(new DeepTabularOptions
        {
            Network = net == "mlp" ? Network.Mlp() : Network.Mlp([64, 32]),
            ScoringBatchSize = 1024,
            Training = new TrainingOptions { Epochs = 1, ValidationFraction = 0, Seed = 1 },
        }).Fit(_data);
    }

    public string Name => "Transform";

    public (double Seconds, double Loss) Run(string net, int threads, int steps)
    {
        torch.set_num_threads(threads);
        var clock = Stopwatch.StartNew();
        double sum = 0;
        for (var step = 0; step < steps; step++)
        {
            var scores = _model.Transform(_data);
            var column = scores.Schema["Score"];
            using var cursor = scores.GetRowCursor([column]);
            var getter = cursor.GetGetter<VBuffer<float>>(column);
            VBuffer<float> row = default;
            while (cursor.MoveNext())
            {
                getter(ref row);
                sum += row.GetValues()[0];
            }
        }

        return (clock.Elapsed.TotalSeconds, sum);
    }

    /// <summary>Rows a second, each by itself.</summary>
    internal double RowByRow(int threads)
    {
        torch.set_num_threads(threads);
        var engine = _ml.Model.CreatePredictionEngine<FitRunner.VectorRow, Scores>(_model, ignoreMissingColumns: false, FitRunner.VectorsOf(_net));
        var row = _ml.Data.CreateEnumerable<FitRunner.VectorRow>(_data, reuseRowObject: false, schemaDefinition: FitRunner.VectorsOf(_net)).First();
        for (var i = 0; i < 200; i++)
            engine.Predict(row);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < RowsByThemselves; i++)
            engine.Predict(row);
        return RowsByThemselves / clock.Elapsed.TotalSeconds;
    }

    public void Dispose() => _model.Dispose();

    private sealed class Scores
    {
        public float[] Score { get; set; } = [];
    }
}
