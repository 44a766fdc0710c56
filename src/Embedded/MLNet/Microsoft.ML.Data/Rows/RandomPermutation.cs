namespace Microsoft.ML.Data;

internal static class RandomPermutation
{
    // Fisher and Yates's shuffle, from the front.
    public static int[] Create(Random rand, int size) => Create(rand, size, poolSize: size);

    // The order in which items come out of a pool that the next ones refill: each is drawn among so many.
    public static int[] Create(Random rand, int size, int poolSize)
    {
        var order = new int[size];
        for (var i = 0; i < size; i++)
            order[i] = i;
        for (var i = 0; i < size; i++)
        {
            var j = i + rand.Next(Math.Min(poolSize, size - i));
            (order[i], order[j]) = (order[j], order[i]);
        }
        return order;
    }
}
