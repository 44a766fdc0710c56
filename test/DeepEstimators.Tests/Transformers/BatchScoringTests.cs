using System.Collections.Concurrent;
using Microsoft.ML;
using Microsoft.ML.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Transformers;

/// <summary>Scoring many rows at a time gives what scoring one at a time gives, in order, with the rows' other columns.</summary>
public sealed class BatchScoringTests : IDisposable
{
    private const int Count = 1000;

    private readonly MLContext ml = new(seed: 1);
    private readonly Row[] rows = Rows.Make(Count, seed: 7);
    private readonly IDataView data;
    private readonly DeepRegressionTransformer model;

    public BatchScoringTests()
    {
        data = ml.Data.LoadFromEnumerable(rows);
        var options = new DeepTabularOptions
        {
            LabelColumnName = "Target",
            Network = Rows.SmallNetwork(),
            Training = Rows.Quick(),
            ScoringBatchSize = 100,
        };
        model = ml.Regression.Trainers.DeepTabular(options).Fit(data);
    }

    public void Dispose() => model.Dispose();

    [Fact]
    public void Batches_equal_single_rows()
    {
        using var engine = ml.Model.CreatePredictionEngine<Row, Scored>(model);

        var batched = model.Transform(data).GetColumnValues<float>("Score");

        Assert.Equal(Count, batched.Length);
        for (var i = 0; i < Count; i++)
            Assert.Equal(engine.Predict(rows[i]).Score, batched[i], 1e-4f);
    }

    [Fact]
    public void A_forward_pass_takes_many_rows()
    {
        using var counted = ml.Regression.Trainers.Deep(new DeepModuleOptions
        {
            Module = () => new Counting(), LabelColumnName = "Target", Training = Rows.Quick(), ScoringBatchSize = 100,
        }).Fit(data);
        Counting.Passes.Clear();
        Assert.Equal(Count, counted.Transform(data).GetColumnValues<float>("Score").Length);
        Assert.Equal(Count, Counting.Passes.Sum());
        // The first ones are smaller, for those who want a few rows alone.
        Assert.InRange(Counting.Passes.Count, Count / 100, Count / 100 + 2);
    }

    [Fact]
    public void Cursors_that_end_early_leave_the_rows_of_others_alone()
    {
        var scored = model.Transform(data);
        var column = scored.Schema["Score"];
        var expected = scored.GetColumnValues<float>("Score");

        using var whole = scored.GetRowCursor([column]);
        var score = whole.GetGetter<float>(column);
        float value = 0;
        for (var row = 0; row < Count; row++)
        {
            Assert.True(whole.MoveNext());
            if (row % 90 == 0)
            {
                // Ends while it has read rows ahead, and what it read into is free for the next one.
                using var part = scored.GetRowCursor([column]);
                var first = part.GetGetter<float>(column);
                for (var i = 0; i <= row / 2; i++)
                {
                    Assert.True(part.MoveNext());
                    first(ref value);
                    Assert.Equal(expected[i], value);
                }
            }

            score(ref value);
            Assert.Equal(expected[row], value);
        }

        Assert.False(whole.MoveNext());
    }

    [Fact]
    public void Each_score_stands_beside_its_row()
    {
        var expected = model.Transform(data).GetColumnValues<float>("Score");
        var scored = model.Transform(data);
        var seen = 0;
        using (var cursor = scored.GetRowCursor(scored.Schema))
        {
            var id = cursor.GetGetter<int>(scored.Schema["Id"]);
            var name = cursor.GetGetter<ReadOnlyMemory<char>>(scored.Schema["Class"]);
            var features = cursor.GetGetter<VBuffer<float>>(scored.Schema["Features"]);
            var score = cursor.GetGetter<float>(scored.Schema["Score"]);
            ReadOnlyMemory<char> text = default;
            VBuffer<float> vector = default;
            while (cursor.MoveNext())
            {
                int number = -1;
                float value = 0;
                id(ref number);
                name(ref text);
                features(ref vector);
                score(ref value);
                Assert.Equal(seen, number);
                Assert.Equal(seen, cursor.Position);
                Assert.Equal(rows[seen].Class, text.ToString());
                Assert.Equal(rows[seen].Features, vector.DenseValues());
                Assert.Equal(expected[seen], value);
                seen++;
            }
        }

        Assert.Equal(Count, seen);
    }

    [Fact]
    public void A_vector_that_the_reader_changes_stays_as_it_was()
    {
        var scored = model.Transform(data);
        using var cursor = scored.GetRowCursor(scored.Schema);
        var getter = cursor.GetGetter<VBuffer<float>>(scored.Schema["Features"]);
        Assert.True(cursor.MoveNext());
        VBuffer<float> first = default, second = default;
        getter(ref first);
        VBufferEditor.CreateFromBuffer(ref first).Values.Fill(77);
        getter(ref second);

        Assert.Equal(rows[0].Features, second.DenseValues());
    }

    [Fact]
    public void Nothing_is_scored_when_no_score_is_wanted()
    {
        var scored = model.Transform(data);
        model.Dispose();

        Assert.Equal(Count, scored.GetColumnValues<int>("Id").Length);
    }

    [Fact]
    public void Several_cursors_go_their_own_way()
    {
        var expected = model.Transform(data).GetColumnValues<float>("Score");
        var scored = model.Transform(data);
        using var first = scored.GetRowCursor([scored.Schema["Score"]]);
        using var second = scored.GetRowCursor([scored.Schema["Score"]]);
        var (getFirst, getSecond) =
            (first.GetGetter<float>(scored.Schema["Score"]), second.GetGetter<float>(scored.Schema["Score"]));
        float value = 0;
        for (var i = 0; i < 300; i++)
            Assert.True(first.MoveNext());
        Assert.True(second.MoveNext());
        getSecond(ref value);
        Assert.Equal(expected[0], value);
        getFirst(ref value);
        Assert.Equal(expected[299], value);
    }

    [Fact]
    public void Many_threads_score_at_once()
    {
        var expected = model.Transform(data).GetColumnValues<float>("Score");

        var results = new float[8][];
        Parallel.For(0, results.Length, i => results[i] = model.Transform(data).GetColumnValues<float>("Score"));

        foreach (var result in results)
        {
            for (var i = 0; i < Count; i++)
                Assert.Equal(expected[i], result[i], 1e-4f);
        }
    }

    [Fact]
    public void Shuffled_rows_keep_their_scores()
    {
        var expected = model.Transform(data).GetColumnValues<float>("Score");
        var shuffled = model.Transform(ml.Data.ShuffleRows(data, seed: 3));

        var ids = shuffled.GetColumnValues<int>("Id");
        var scores = shuffled.GetColumnValues<float>("Score");

        Assert.NotEqual(Enumerable.Range(0, Count), ids);
        for (var i = 0; i < Count; i++)
            Assert.Equal(expected[ids[i]], scores[i], 1e-4f);
    }

    [Fact]
    public void A_column_that_was_not_asked_for_is_refused()
    {
        var scored = model.Transform(data);
        using var cursor = scored.GetRowCursor([scored.Schema["Score"]]);

        var error = Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<int>(scored.Schema["Id"]));
        Assert.Contains("'Id'", error.Message);
    }

    [Fact]
    public void A_getter_of_a_wrong_type_is_refused()
    {
        var scored = model.Transform(data);
        using var cursor = scored.GetRowCursor(scored.Schema);

        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<double>(scored.Schema["Score"]));
        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<double>(scored.Schema["Id"]));
    }

    [Fact]
    public void An_empty_view_gives_no_rows() =>
        Assert.Empty(model.Transform(ml.Data.LoadFromEnumerable(Array.Empty<Row>())).GetColumnValues<float>("Score"));

    private sealed class Scored
    {
        public float Score { get; set; }
    }

    private sealed class Counting : nn.Module<Tensor, Tensor>
    {
        private readonly TorchSharp.Modules.Linear linear = nn.Linear(4, 1);

        internal Counting() : base(nameof(Counting)) => RegisterComponents();

        internal static ConcurrentQueue<long> Passes { get; } = new();

        public override Tensor forward(Tensor input)
        {
            Passes.Enqueue(input.shape[0]);
            return linear.call(input);
        }
    }
}
