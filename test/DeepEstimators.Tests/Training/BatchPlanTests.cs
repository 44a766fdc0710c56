using DeepEstimators.Training;

namespace DeepEstimators.Tests.Training;

public class BatchPlanTests
{
    [Theory]
    [InlineData(100, 10, 10)]
    [InlineData(101, 10, 11)]
    [InlineData(33, 16, 3)]
    [InlineData(3, 2, 1)]
    [InlineData(5, 2, 2)]
    [InlineData(2, 64, 1)]
    public void Batches_are_even_and_hold_every_row_once(long rows, int batchSize, int count)
    {
        var plan = new BatchPlan(rows, batchSize);
        Assert.Equal(count, plan.Count);
        long next = 0, shortest = long.MaxValue, longest = 0;
        for (var step = 0; step < plan.Count; step++)
        {
            var (start, length) = plan[step];
            Assert.Equal(next, start);
            next += length;
            shortest = Math.Min(shortest, length);
            longest = Math.Max(longest, length);
        }

        Assert.Equal(rows, next);
        Assert.InRange(longest - shortest, 0, 1);
        Assert.True(shortest >= 2);
    }

    [Fact]
    public void No_size_up_to_200_makes_a_batch_of_one_row()
    {
        for (var rows = 2; rows <= 200; rows++)
        {
            for (var batchSize = 2; batchSize <= 20; batchSize++)
            {
                var plan = new BatchPlan(rows, batchSize);
                for (var step = 0; step < plan.Count; step++)
                    Assert.InRange(plan[step].Length, 2, Math.Max(3, batchSize));
            }
        }
    }
}
