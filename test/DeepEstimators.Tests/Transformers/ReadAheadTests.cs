using Microsoft.ML;
using Microsoft.ML.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Transformers;

/// <summary>Whole batches, read while the one before is scored.</summary>
public sealed class ReadAheadTests : IDisposable
{
    private readonly MLContext ml = new(seed: 1);
    private readonly IDataView data;
    private readonly Dictionary<int, DeepRegressionTransformer> models = [];

    public ReadAheadTests() => data = ml.Data.LoadFromEnumerable(Rows.Make(1000, seed: 7));

    public void Dispose()
    {
        foreach (var model in models.Values)
            model.Dispose();
    }

    [Theory]
    [InlineData(1000, 100, 10)]
    [InlineData(1000, 64, 16)]
    [InlineData(1000, 256, 4)]
    [InlineData(1000, 2000, 1)]
    [InlineData(101, 100, 2)]
    [InlineData(1, 100, 1)]
    public void A_view_takes_a_forward_pass_for_each_batch(int rows, int batchSize, int passes)
    {
        var model = Model(batchSize);
        Counting.Passes = 0;

        var scores = model.Transform(ml.Data.TakeRows(data, rows)).GetColumnValues<float>("Score");

        Assert.Equal(rows, scores.Length);
        Assert.Equal(passes, Counting.Passes);
    }

    [Fact]
    public void The_next_batch_is_read_while_the_reader_stands_on_a_row()
    {
        using var reached = new ManualResetEventSlim();
        var observed = new ObservedView(data, row =>
        {
            if (row == 199)
                reached.Set();
            Assert.InRange(row, 0, 200);
        });
        var scored = Model(100).Transform(observed);
        using var cursor = scored.GetRowCursor(scored.Schema);

        Assert.True(cursor.MoveNext());
        Assert.True(reached.Wait(TimeSpan.FromSeconds(30)));
        Assert.Equal(0, cursor.Position);
    }

    [Fact]
    public void An_error_comes_when_its_batch_is_due_and_ends_the_cursor()
    {
        var rows = Rows.Make(1000, seed: 7);
        rows[150].Features[1] = float.NaN;
        var scored = Model(100).Transform(ml.Data.LoadFromEnumerable(rows));
        using var cursor = scored.GetRowCursor(scored.Schema);
        for (var row = 0; row < 100; row++)
            Assert.True(cursor.MoveNext());

        var error = Assert.Throws<InvalidOperationException>(() => cursor.MoveNext());

        Assert.Contains("of row 150", error.Message);
        Assert.False(cursor.MoveNext());
    }

    [Fact]
    public void A_cancelled_source_cancels_scoring()
    {
        using var cancel = new CancellationTokenSource();
        var scored = Model(100).Transform(new ObservedView(data, row =>
        {
            if (row == 250)
                cancel.Cancel();
            cancel.Token.ThrowIfCancellationRequested();
        }));
        var seen = 0;
        using var cursor = scored.GetRowCursor(scored.Schema);

        Assert.Throws<OperationCanceledException>(() =>
        {
            while (cursor.MoveNext())
                seen++;
        });
        Assert.Equal(200, seen);
    }

    [Fact]
    public async Task Disposal_waits_for_the_reader_and_swallows_what_it_fails_with()
    {
        using var reached = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        var scored = Model(100).Transform(new ObservedView(data, row =>
        {
            if (row != 150)
                return;
            reached.Set();
            go.Wait();
            throw new NotSupportedException("told to fail");
        }));
        var cursor = scored.GetRowCursor(scored.Schema);
        Assert.True(cursor.MoveNext());
        reached.Wait();
        var disposal = Task.Run(cursor.Dispose);
        Assert.False(disposal.IsCompleted);
        go.Set();
        await disposal;
        Assert.False(cursor.MoveNext());
    }

    [Fact]
    public void A_model_disposed_on_the_way_says_so()
    {
        var model = Model(100);
        var scored = model.Transform(data);
        using var cursor = scored.GetRowCursor(scored.Schema);
        for (var row = 0; row < 100; row++)
            Assert.True(cursor.MoveNext());
        model.Dispose();

        var error = Assert.Throws<ObjectDisposedException>(() => cursor.MoveNext());
        Assert.Contains("DeepRegressionTransformer", error.Message);
        Assert.False(cursor.MoveNext());
        models.Clear();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void The_cursors_of_a_set_hold_each_row_once(int count)
    {
        var scored = Model(100).Transform(ml.Data.Cache(data));
        var expected = scored.GetColumnValues<float>("Score");
        var cursors = scored.GetRowCursorSet(scored.Schema, count);

        var seen = cursors.AsParallel().SelectMany(cursor =>
        {
            var rows = new List<(int Id, float Score)>();
            using (cursor)
            {
                var getId = cursor.GetGetter<int>(scored.Schema["Id"]);
                var getScore = cursor.GetGetter<float>(scored.Schema["Score"]);
                int id = 0;
                float score = 0;
                while (cursor.MoveNext())
                {
                    getId(ref id);
                    getScore(ref score);
                    rows.Add((id, score));
                }
            }

            return rows;
        }).OrderBy(row => row.Id).ToArray();

        Assert.Equal(Enumerable.Range(0, 1000), seen.Select(row => row.Id));
        for (var i = 0; i < 1000; i++)
            Assert.Equal(expected[i], seen[i].Score, 1e-4f);
    }

    private DeepRegressionTransformer Model(int batchSize)
    {
        if (!models.TryGetValue(batchSize, out var model))
            models[batchSize] = model = ml.Regression.Trainers.Deep(new DeepModuleOptions
            {
                LabelColumnName = "Target",
                Module = () => new Counting(),
                Training = Rows.Quick(epochs: 1),
                ScoringBatchSize = batchSize,
            }).Fit(ml.Data.TakeRows(data, 64));
        return model;
    }

    /// <summary>Counts its forward passes.</summary>
    private sealed class Counting : nn.Module<Tensor, Tensor>
    {
        internal static int Passes;

        private readonly TorchSharp.Modules.Linear head = nn.Linear(4, 1);

        internal Counting() : base(nameof(Counting)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            Interlocked.Increment(ref Passes);
            return head.call(input);
        }
    }
}
