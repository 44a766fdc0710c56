using DeepEstimators.Networks;
using DeepEstimators.Training;
using TorchSharp;

namespace DeepEstimators.Tests.Training;

public class LengthBucketsTests
{
    [Fact]
    public void Every_row_comes_once_and_batches_are_of_about_one_length()
    {
        var random = new Random(1);
        var lengths = Enumerable.Range(0, 4_000).Select(_ => random.Next(1, 200)).ToArray();
        var plan = new BatchPlan(4_000, 32);
        var (rows, batches) = Arrange(lengths, plan, seed: 1);
        Assert.Equal(Enumerable.Range(0, 4_000).Select(row => (long)row), rows.Order());
        Assert.Equal(Enumerable.Range(0, plan.Count).Select(batch => (long)batch), batches.Order());
        Assert.True(Padding(rows, lengths, plan) < 0.03);
        // In a random order nearly half would be padding.
        Assert.True(Padding(Shuffled(4_000, 1), lengths, plan) > 0.4);
    }

    [Fact]
    public void The_order_is_that_of_the_generator()
    {
        var lengths = Enumerable.Range(0, 500).Select(row => row % 7).ToArray();
        var plan = new BatchPlan(500, 16);
        var (rows, batches) = Arrange(lengths, plan, seed: 1);
        Assert.Equal(rows, Arrange(lengths, plan, seed: 1).Rows);
        Assert.Equal(batches, Arrange(lengths, plan, seed: 1).Batches);
        Assert.NotEqual(rows, Arrange(lengths, plan, seed: 2).Rows);
        Assert.NotEqual(batches.Order(), batches);
    }

    [Fact]
    public void Rows_are_scored_in_their_own_order_however_they_are_run()
    {
        using var scope = torch.NewDisposeScope();
        var shape = InputShape.Tokens(9, 100);
        var batch = torch.zeros(100, 9, torch.ScalarType.Int64);
        for (var row = 0; row < 100; row++)
            batch[row].narrow(0, 0, 1 + row * 7 % 9).fill_(row + 1);
        var calls = 0;
        var firsts = RowLengths.Run(batch, shape, part =>
        {
            calls++;
            return part.select(1, 0).to_type(torch.ScalarType.Float32);
        });
        Assert.Equal(4, calls);
        Assert.Equal(Enumerable.Range(1, 100).Select(row => (float)row), firsts.data<float>().ToArray());
    }

    private static double Padding(long[] rows, int[] lengths, BatchPlan plan)
    {
        long padded = 0;
        for (var batch = 0; batch < plan.Count; batch++)
        {
            var (start, length) = plan[batch];
            padded += length * rows.Skip((int)start).Take((int)length).Max(row => lengths[row]);
        }

        return 1 - lengths.Sum() / (double)padded;
    }

    private static (long[] Rows, long[] Batches) Arrange(int[] lengths, BatchPlan plan, int seed)
    {
        using var generator = new torch.Generator((ulong)seed);
        return LengthBuckets.Arrange(Shuffled(lengths.Length, seed), lengths, plan, generator);
    }

    private static long[] Shuffled(int rows, int seed)
    {
        var order = Enumerable.Range(0, rows).Select(row => (long)row).ToArray();
        new Random(seed).Shuffle(order);
        return order;
    }
}
