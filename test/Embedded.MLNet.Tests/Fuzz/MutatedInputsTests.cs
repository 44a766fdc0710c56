using Bench.Fuzz.Inputs;

namespace Embedded.MLNet.Tests.Fuzz;

/// <summary>Some of the inputs of bench/Fuzz, which goes through many more of them in processes of their own.</summary>
public sealed class MutatedInputsTests
{
    private const int Seed = 20;

    [Theory]
    [InlineData("csv", 400)]
    [InlineData("model", 300)]
    [InlineData("image", 400)]
    [InlineData("vocabulary", 300)]
    public void Damaged_inputs_give_a_result_or_an_error_that_speaks_of_them(string kind, int count)
    {
        InputKind inputs = InputKind.Create(kind);
        int results = 0;
        List<string> defects = [];
        for (int index = 0; index < count; index++)
        {
            FuzzInput input = inputs.Make(Seed, index);
            Outcome outcome = Outcome.Of(input.Use);
            if (outcome.IsDefect)
                defects.Add($"{index} {input.Name}: {outcome.Name} {outcome.Details}");
            else if (outcome.Name == Outcome.Result)
                results++;
        }

        Assert.Empty(defects);
        Assert.InRange(results, count / 20, count - (count / 20));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("model")]
    [InlineData("image")]
    [InlineData("vocabulary")]
    public void The_same_seed_and_index_make_the_same_input(string kind)
    {
        InputKind inputs = InputKind.Create(kind);
        FuzzInput once = inputs.Make(Seed, 7);

        Assert.Equal(once.Bytes, inputs.Make(Seed, 7).Bytes);
        Assert.Contains(Enumerable.Range(0, 50), index => !inputs.Make(Seed, index).Bytes.SequenceEqual(once.Bytes));
    }
}
