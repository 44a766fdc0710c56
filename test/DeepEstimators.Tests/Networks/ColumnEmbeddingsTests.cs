using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Networks;

public class ColumnEmbeddingsTests
{
    [Fact]
    public void Places_are_those_of_embeddings_and_of_the_first_number_of_other_columns()
    {
        using var scope = NewDisposeScope();
        var places = ColumnPlaces.Of(torch.tensor(new[] { true, false, true, false }), 3);
        Assert.Equal([0L, 2], places.Embedded.data<long>().ToArray());
        Assert.Equal([1L, 3], places.Plain.data<long>().ToArray());
        Assert.Equal([0L, 1, 2, 6, 7, 8, 3, 9], places.Used.data<long>().ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void All_columns_may_be_of_one_kind(bool embedded)
    {
        using var scope = NewDisposeScope();
        var places = ColumnPlaces.Of(torch.tensor(new[] { embedded, embedded }), 2);
        Assert.Equal(embedded ? [0L, 1, 2, 3] : [0L, 2], places.Used.data<long>().ToArray());
    }

    [Fact]
    public void A_piecewise_linear_embedding_is_two_linear_functions_at_once()
    {
        using var scope = NewDisposeScope();
        using var embeddings = new PiecewiseLinearEmbeddings(2, 4, 3);
        // The first column has quarters 0, 2, 4, 6 and 8; the second the values 10 and 20.
        embeddings.Adapt(torch.tensor(new float[] { 0, 10, 2, 10, 4, 20, 6, 20, 8, 20 }, [5, 2]));
        var state = embeddings.state_dict();
        using (no_grad())
            state["weight"].copy_(rand(2, 4, 3));
        var given = embeddings.call(torch.tensor(new float[] { 5, 20 }, [1, 2]), embeddings.Places()).data<float>().ToArray();

        Assert.Equal(4, given.Length);
        var slope = state["linear_weight"].data<float>().ToArray();
        var start = state["linear_bias"].data<float>().ToArray();
        var weight = state["weight"].data<float>().ToArray();
        for (var i = 0; i < 3; i++)
        {
            // 5 has passed two bins and half of the third: 2.5 of 4.
            var expected = slope[i] * (2.5 / 4 - 0.5) * Math.Sqrt(12) + start[i] + weight[i] + weight[3 + i] + 0.5 * weight[6 + i];
            Assert.Equal(expected, given[i], 1e-5);
        }

        Assert.Equal(1f, given[3]);
    }

    [Fact]
    public void A_piecewise_linear_embedding_begins_linear()
    {
        using var scope = NewDisposeScope();
        using var embeddings = new PiecewiseLinearEmbeddings(1, 5, 2);
        embeddings.Adapt(arange(11, ScalarType.Float32).reshape(11, 1));
        var given = embeddings.call(torch.tensor(new float[] { 1, 4, 7 }, [3, 1]), embeddings.Places());
        var steps = given.narrow(0, 1, 2) - given.narrow(0, 0, 2);
        Assert.True((steps.select(0, 0) - steps.select(0, 1)).abs().max().item<float>() < 1e-6f);
    }

    [Fact]
    public void Waves_are_sines_and_cosines_of_the_frequencies()
    {
        using var scope = NewDisposeScope();
        using var embeddings = new PeriodicEmbeddings(2, 3, 1.5, 4);
        var frequencies = embeddings.state_dict()["frequencies"].data<float>().ToArray();
        var waves = embeddings.Waves(torch.tensor(new[] { 0.3f, -2 }, [1, 2]), torch.tensor(new long[] { 0, 1 }));
        Assert.Equal([2L, 1, 6], waves.shape);
        var given = waves.data<float>().ToArray();
        for (var column = 0; column < 2; column++)
        {
            for (var i = 0; i < 3; i++)
            {
                var angle = 2 * Math.PI * frequencies[3 * column + i] * (column == 0 ? 0.3f : -2);
                Assert.Equal(Math.Sin(angle), given[6 * column + i], 1e-5);
                Assert.Equal(Math.Cos(angle), given[6 * column + 3 + i], 1e-5);
            }
        }
    }

    [Fact]
    public void Frequencies_begin_with_the_deviation_that_was_asked_for()
    {
        using var scope = NewDisposeScope();
        using var random = GlobalRandom.Seeded(4);
        using var embeddings = new PeriodicEmbeddings(20, 500, 0.05, 1);
        var frequencies = embeddings.state_dict()["frequencies"];
        Assert.Equal(0, frequencies.mean().item<float>(), 0.002);
        Assert.Equal(0.05, Math.Sqrt(frequencies.pow(2).mean().item<float>()), 0.002);
    }

    [Fact]
    public void A_periodic_embedding_is_a_layer_over_the_waves_and_two_values_stay_numbers()
    {
        using var scope = NewDisposeScope();
        using var embeddings = new PeriodicEmbeddings(3, 2, 1, 2);
        embeddings.Adapt(torch.tensor(new float[] { 0, 1, 5, 1, 2, 5, 1, 3, 5 }, [3, 3]));
        Assert.Equal([0L, 1, 0], embeddings.state_dict()["is_embedded"].data<long>().ToArray());
        var input = torch.tensor(new[] { 0.5f, 0.7f, 0.9f }, [1, 3]);
        var given = embeddings.call(input, embeddings.Places()).data<float>().ToArray();
        var waves = embeddings.Waves(torch.tensor(new[] { 0.7f }, [1, 1]), torch.tensor(new long[] { 1 }))
            .data<float>().ToArray();
        var weight = embeddings.state_dict()["weight"].data<float>().ToArray().AsSpan(8, 8).ToArray();
        var bias = embeddings.state_dict()["bias"].data<float>().ToArray();
        for (var i = 0; i < 2; i++)
        {
            var sum = bias[2 + i] + Enumerable.Range(0, 4).Sum(wave => waves[wave] * weight[2 * wave + i]);
            Assert.Equal(Math.Max(0, sum), given[i], 1e-5f);
        }

        Assert.Equal([0.5f, 0.9f], given[2..]);
    }
}
