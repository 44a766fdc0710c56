using Microsoft.ML.Transforms;

namespace Bench.Fuzz.Inputs;

/// <summary>A custom mapping that models name.</summary>
[CustomMappingFactoryAttribute(Contract)]
internal sealed class SumMapping : CustomMappingFactory<SumMapping.Input, SumMapping.Output>
{
    public const string Contract = "Sum of damaged rows";

    public override Action<Input, Output> GetMapping() => (input, output) => output.Sum = input.Number + input.Whole;

    internal sealed class Input
    {
        public float Number { get; set; }

        public int Whole { get; set; }
    }

    internal sealed class Output
    {
        public float Sum { get; set; }
    }
}
