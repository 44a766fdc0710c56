using DeepEstimators.Networks;
using DeepEstimators.Training;

namespace DeepEstimators.Tests.Training;

/// <summary>Small tasks whose answers are known.</summary>
internal static class TestRows
{
    /// <summary>Class 1 inside a circle of half the area, in two features.</summary>
    internal static TrainingData Circle(int rows, int seed)
    {
        var random = new Random(seed);
        var inputs = new float[2 * rows];
        var labels = new float[rows];
        for (var row = 0; row < rows; row++)
        {
            var x = inputs[2 * row] = random.NextSingle() * 2 - 1;
            var y = inputs[2 * row + 1] = random.NextSingle() * 2 - 1;
            labels[row] = x * x + y * y < 2 / Math.PI ? 1 : 0;
        }

        return TrainingData.Create(inputs, InputShape.Vector(2), labels);
    }

    /// <summary>Three Gaussian clusters in four features, far apart.</summary>
    internal static TrainingData Clusters(int rows, int seed, float[]? weights = null)
    {
        var random = new Random(seed);
        var inputs = new float[4 * rows];
        var labels = new long[rows];
        for (var row = 0; row < rows; row++)
        {
            labels[row] = row % 3;
            for (var i = 0; i < 4; i++)
                inputs[4 * row + i] = (i == row % 3 ? 50 : 0) + 10 * Gaussian(random);
        }

        return TrainingData.Create(inputs, InputShape.Vector(4), labels, weights);
    }

    /// <summary>1000 + 200 (a - b) with noise of deviation 1, a and b standard normal.</summary>
    internal static TrainingData Plane(int rows, int seed)
    {
        var random = new Random(seed);
        var inputs = new float[2 * rows];
        var labels = new float[rows];
        for (var row = 0; row < rows; row++)
        {
            var a = inputs[2 * row] = Gaussian(random);
            var b = inputs[2 * row + 1] = Gaussian(random);
            labels[row] = 1000 + 200 * (a - b) + Gaussian(random);
        }

        return TrainingData.Create(inputs, InputShape.Vector(2), labels);
    }

    /// <summary>uint8 images of 8x8 with a bar: class 0 lying, class 1 standing.</summary>
    internal static TrainingData Bars(int rows, int seed)
    {
        var random = new Random(seed);
        var inputs = new byte[64 * rows];
        var labels = new long[rows];
        for (var row = 0; row < rows; row++)
        {
            var place = random.Next(8);
            labels[row] = row % 2;
            for (var i = 0; i < 8; i++)
                inputs[64 * row + (row % 2 == 0 ? 8 * place + i : 8 * i + place)] = 255;
        }

        return TrainingData.Create(inputs, InputShape.Image(1, 8, 8), labels);
    }

    private static float Gaussian(Random random) => (float)(
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
