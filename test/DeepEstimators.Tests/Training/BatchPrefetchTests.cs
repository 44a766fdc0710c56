using System.Runtime.InteropServices;
using DeepEstimators.Networks;
using DeepEstimators.Training;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Training;

/// <summary>Mini-batches of a stream hold every row once, in an order of their own, out of a pool that stays small.</summary>
public class BatchPrefetchTests
{
    [Theory]
    [InlineData(1_000, 64, 100)]
    [InlineData(1_000, 64, 5_000)]
    [InlineData(20_000, 128, 500)]
    public void Every_row_comes_once_and_the_pool_stays_small(int rows, int batchSize, int pool)
    {
        var stream = new CountedRows(rows);
        var plan = new BatchPlan(rows, batchSize);
        var numbers = new List<long>();
        using (var prefetch = new BatchPrefetch(stream, Objective.Regression, plan, pool, [1]))
        {
            for (var step = 0; step < plan.Count; step++)
            {
                var block = prefetch.Next();
                Assert.Equal(plan[step].Length, block.Count);
                foreach (var row in block.Rows)
                    numbers.Add(row.Number);
            }

            // The pool, the mini-batch that is filled and four that wait.
            Assert.InRange(prefetch.MostRows, Math.Min(pool, rows) / 2, pool + 5 * (batchSize + 1));
        }

        Assert.Equal(0, stream.Open);
        Assert.NotEqual(Enumerable.Range(0, rows).Select(row => (long)row), numbers);
        Assert.Equal(Enumerable.Range(0, rows).Select(row => (long)row), numbers.Order());
    }

    [Fact]
    public void Same_seed_same_order()
    {
        Assert.Equal(Order(1), Order(1));
        Assert.NotEqual(Order(1), Order(2));

        static long[] Order(int seed)
        {
            var plan = new BatchPlan(300, 30);
            using var prefetch = new BatchPrefetch(new CountedRows(300), Objective.Regression, plan, 40, [seed]);
            return [.. Enumerable.Range(0, plan.Count).SelectMany(_ => prefetch.Next().Rows.ToArray()).Select(row => row.Number)];
        }
    }

    [Fact]
    public void A_pass_that_nobody_waits_for_any_more_is_closed()
    {
        var stream = new CountedRows(1_000_000);
        var prefetch = new BatchPrefetch(stream, Objective.Regression, new BatchPlan(1_000_000, 64), 1_000, [1]);
        prefetch.Next();

        prefetch.Dispose();

        Assert.Equal(0, stream.Open);
        Assert.InRange(stream.MostRead, 1, 3_000);
    }

    [Fact]
    public void Fewer_rows_than_there_were_are_told()
    {
        using var prefetch = new BatchPrefetch(new CountedRows(90), Objective.Regression, new BatchPlan(100, 10), 20, [1]);

        var error = Assert.Throws<InvalidOperationException>(() =>
        {
            for (var step = 0; step < 10; step++)
                prefetch.Next();
        });

        Assert.Contains("fewer rows", error.Message);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(1_000)]
    public void Later_passes_are_read_while_the_one_before_is_drawn_and_their_order_is_the_same_as_alone(int pool)
    {
        var stream = new CountedRows(300);
        var plan = new BatchPlan(300, 30);
        using var prefetch = new BatchPrefetch(stream, Objective.Regression, plan, pool, [1, 2, 3]);
        for (var pass = 1; pass <= 3; pass++)
        {
            using var alone = new BatchPrefetch(new CountedRows(300), Objective.Regression, plan, pool, [pass]);
            for (var step = 0; step < plan.Count; step++)
                Assert.Equal(Numbers(alone.Next()), Numbers(prefetch.Next()));
        }

        Assert.InRange(prefetch.MostRows, Math.Min(pool, 300), pool + 5 * 31);

        static long[] Numbers(RowBlock block) => [.. block.Rows.ToArray().Select(row => row.Number)];
    }

    [Fact]
    public void A_row_of_the_next_pass_that_cannot_be_read_lets_this_one_end()
    {
        var plan = new BatchPlan(300, 30);
        using var prefetch = new BatchPrefetch(new CountedRows(300) { FailingPass = 2 }, Objective.Regression, plan, 1_000, [1, 2]);
        for (var step = 0; step < plan.Count; step++)
            Assert.Equal(30, prefetch.Next().Count);
        Assert.Throws<FormatException>(prefetch.Next);
    }

    private sealed class CountedRows(int rows) : IRowStream
    {
        private int open;
        private int passes;

        internal int Open => open;

        /// <summary>The pass, from 1, of which no row can be read; 0: none.</summary>
        internal int FailingPass { get; init; }

        internal int MostRead { get; private set; }

        public InputShape Shape { get; } = InputShape.Vector(2);

        public ScalarType Type => ScalarType.Float32;

        public int Outputs => 1;

        public bool HasWeights => false;

        public long TrainingRows => rows;

        public long HeldRows => 0;

        public long Classes => 0;

        public IRowPass Read(bool held)
        {
            Interlocked.Increment(ref open);
            return new Pass(this, rows, ++passes == FailingPass);
        }

        private sealed class Pass(CountedRows owner, int rows, bool fails) : IRowPass
        {
            private int next;

            public bool Read(Span<byte> inputs, Span<double> label, out StreamedRow row)
            {
                if (fails)
                    throw new FormatException("Row 0 cannot be read.");
                row = new StreamedRow(next, 1);
                label[0] = next;
                if (next == rows)
                    return false;
                MemoryMarshal.Cast<byte, float>(inputs).Fill(next);
                owner.MostRead = Math.Max(owner.MostRead, ++next);
                return true;
            }

            public void Dispose() => Interlocked.Decrement(ref owner.open);
        }
    }
}
