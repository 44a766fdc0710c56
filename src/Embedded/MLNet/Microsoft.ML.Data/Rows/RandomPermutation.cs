namespace Microsoft.ML.Data;

internal static class RandomPermutation
{
    // Fisher and Yates's shuffle, from the front.
    public static int[] Create(Random rand, int size)
    {
        var order = new int[size];
        for (var i = 0; i < size; i++)
            order[i] = i;
        for (var i = 0; i < size; i++)
        {
            var j = i + rand.Next(size - i);
            (order[i], order[j]) = (order[j], order[i]);
        }
        return order;
    }
}
