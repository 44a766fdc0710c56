using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>
/// Takes packed rows of a table apart: numbers with what is missing imputed, and plain columns, which are indicators of missing
/// numbers, indicators of categories and embeddings of categories. What is imputed and the quantiles are buffers, saved with the
/// weights.
/// </summary>
internal sealed class RowColumns : nn.Module<Tensor, Tensor>, IAdaptedModule
{
    private readonly RowLayout layout;
    private readonly long[] missing;
    private readonly int indicators;
    private readonly List<(int Place, Parameter Weight)> embeddings = [];
    private readonly QuantileNormal? quantiles;

    internal RowColumns(RowLayout layout) : base(nameof(RowColumns))
    {
        this.layout = layout;
        missing = [.. layout.Numbers.Index().Where(number => number.Item.HasMissing).Select(number => (long)number.Index)];
        var oneHot = layout.Categories.Where(category => category.EmbeddingSize == 0).ToArray();
        indicators = oneHot.Sum(category => category.Size);
        if (Numbers > 0)
            register_buffer("imputed", zeros(1, Numbers));
        if (missing.Length > 0)
            register_buffer("missing", torch.tensor(missing), persistent: false);
        if (oneHot.Length > 0)
            RegisterIndicators(oneHot);
        foreach (var (index, category) in layout.Categories.Index().Where(category => category.Item.EmbeddingSize > 0))
        {
            // The unknown category begins as zeros, and stays so where no training row has it.
            var weight = nn.Parameter(randn(category.Codes, category.EmbeddingSize));
            using (no_grad())
            using (var unknown = weight.narrow(0, 0, 1))
                unknown.zero_();
            register_parameter($"embedding{index}", weight);
            embeddings.Add((Numbers + index, weight));
        }

        if (Numbers > 0 && layout.Scaling == NumberScaling.QuantileNormal)
            register_module("quantiles", quantiles = new QuantileNormal(Numbers));
    }

    /// <summary>How many numbers there are.</summary>
    internal int Numbers => layout.Numbers.Count;

    /// <summary>Lengths of the plain columns: the numbers that belong together, such as the indicators of a category.</summary>
    internal IReadOnlyList<int> PlainSizes =>
    [
        .. missing.Select(_ => 1),
        .. layout.Categories.Where(category => category.EmbeddingSize == 0).Select(category => category.Size),
        .. layout.Categories.Where(category => category.EmbeddingSize > 0).Select(category => category.Size),
    ];

    /// <summary>Numbers of all plain columns of a row.</summary>
    internal int PlainSize => PlainSizes.Sum();

    /// <summary>The numbers, <c>[N, p]</c>, none missing.</summary>
    /// <param name="input">Packed rows, <c>[N, W]</c>.</param>
    internal Tensor Imputed(Tensor input)
    {
        using var scope = NewDisposeScope();
        var numbers = input.narrow(1, 0, Numbers);
        var known = where(numbers.isnan(), get_buffer("imputed")!, numbers);
        return (quantiles is null ? known : quantiles.call(known)).MoveToOuterDisposeScope();
    }

    /// <summary>For each number that is missing in training rows 1 where it is, <c>[N, m]</c>; null where there is none such.</summary>
    internal Tensor? Missing(Tensor input)
    {
        if (missing.Length == 0)
            return null;
        using var scope = NewDisposeScope();
        return input.index_select(1, get_buffer("missing")!).isnan().to_type(ScalarType.Float32).MoveToOuterDisposeScope();
    }

    /// <summary>The codes of the categories, int64 <c>[N, c]</c>.</summary>
    internal Tensor Codes(Tensor input)
    {
        using var part = input.narrow(1, Numbers, layout.Categories.Count);
        return part.to_type(ScalarType.Int64);
    }

    /// <summary>The plain columns, <c>[N, q]</c>.</summary>
    /// <param name="input">Packed rows, <c>[N, W]</c>.</param>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var parts = new List<Tensor>();
        if (Missing(input) is { } isMissing)
            parts.Add(isMissing);
        if (indicators > 0)
            parts.Add(Indicators(input));
        foreach (var (place, weight) in embeddings)
            parts.Add(weight.index_select(0, input.select(1, place).to_type(ScalarType.Int64)));
        var plain = parts.Count switch
        {
            0 => input.narrow(1, 0, 0),
            1 => parts[0],
            _ => cat(parts, 1),
        };
        return plain.MoveToOuterDisposeScope();
    }

    /// <summary>Takes from the training rows, <c>[N, W]</c>, what is imputed.</summary>
    internal void Adapt(Tensor inputs)
    {
        if (Numbers == 0 || inputs.shape[0] == 0)
            return;
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var imputed = new float[Numbers];
        for (var number = 0; number < imputed.Length; number++)
        {
            using var columnScope = NewDisposeScope();
            var values = inputs.select(1, number);
            var known = values.masked_select(values.isnan().logical_not());
            var count = known.shape[0];
            if (count > 0)
                imputed[number] = layout.Imputation == NumberImputation.Mean
                    ? (float)known.to_type(ScalarType.Float64).mean().item<double>()
                    : known.sort().Item1.narrow(0, (count - 1) / 2, 1).item<float>();
        }

        get_buffer("imputed")!.copy_(torch.tensor(imputed, [1, Numbers]));
        quantiles?.Adapt(where(inputs.narrow(1, 0, Numbers).isnan(), get_buffer("imputed")!, inputs.narrow(1, 0, Numbers)));
    }

    // Where each code's indicator is: first that of code 0, one before those of a category that has no unknown one.
    private void RegisterIndicators(RowCategory[] oneHot)
    {
        var offsets = new long[oneHot.Length];
        var next = 0;
        for (var i = 0; i < oneHot.Length; i++)
        {
            offsets[i] = oneHot[i].HasUnknown ? next : next - 1;
            next += oneHot[i].Size;
        }

        var places = layout.Categories.Index().Where(category => category.Item.EmbeddingSize == 0)
            .Select(category => (long)(Numbers + category.Index)).ToArray();
        register_buffer("places", torch.tensor(places), persistent: false);
        register_buffer("offsets", torch.tensor(offsets, [1, offsets.Length]), persistent: false);
        register_buffer("lowest", torch.tensor(Array.ConvertAll(oneHot, category => category.HasUnknown ? 0L : 1L), [1, oneHot.Length]), persistent: false);
    }

    // A code without an indicator goes to a column after all others, which is cut off.
    private Tensor Indicators(Tensor input)
    {
        using var scope = NewDisposeScope();
        var codes = input.index_select(1, get_buffer("places")!).to_type(ScalarType.Int64);
        var column = where(codes.ge(get_buffer("lowest")!), codes + get_buffer("offsets")!, full_like(codes, indicators));
        var row = zeros(input.shape[0], indicators + 1, device: input.device);
        row.scatter_(1, column, ones(column.shape, device: input.device));
        return row.narrow(1, 0, indicators).MoveToOuterDisposeScope();
    }
}
