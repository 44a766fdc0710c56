using TorchSharp;
using static TorchSharp.torch;

namespace Embedded.Torch.Tests;

public class OperationGradientTests
{
    // Each operation on inputs within its smooth domain.
    private static readonly Dictionary<string, (Func<Tensor[], Tensor> Function, Func<Tensor[]> Inputs)> s_operations = new()
    {
        ["abs"] = (x => x[0].abs(), AwayFromZero),
        ["acos"] = (x => x[0].acos(), Within(-0.9, 0.9)),
        ["acosh"] = (x => x[0].acosh(), Within(1.2, 3)),
        ["asin"] = (x => x[0].asin(), Within(-0.9, 0.9)),
        ["asinh"] = (x => x[0].asinh(), Within(-2, 2)),
        ["atan"] = (x => x[0].atan(), Within(-2, 2)),
        ["atanh"] = (x => x[0].atanh(), Within(-0.9, 0.9)),
        ["ceil"] = (x => x[0].ceil(), Within(0.1, 0.9)),
        ["cos"] = (x => x[0].cos(), Within(-2, 2)),
        ["cosh"] = (x => x[0].cosh(), Within(-2, 2)),
        ["deg2rad"] = (x => x[0].deg2rad(), Within(-90, 90)),
        ["digamma"] = (x => x[0].digamma(), Within(0.5, 3)),
        ["erf"] = (x => x[0].erf(), Within(-2, 2)),
        ["erfc"] = (x => x[0].erfc(), Within(-2, 2)),
        ["erfinv"] = (x => x[0].erfinv(), Within(-0.8, 0.8)),
        ["exp"] = (x => x[0].exp(), Within(-2, 2)),
        ["exp2"] = (x => x[0].exp2(), Within(-2, 2)),
        ["expm1"] = (x => x[0].expm1(), Within(-2, 2)),
        ["floor"] = (x => x[0].floor(), Within(0.1, 0.9)),
        ["frac"] = (x => x[0].frac(), Within(0.1, 0.9)),
        ["lgamma"] = (x => x[0].lgamma(), Within(0.5, 3)),
        ["log"] = (x => x[0].log(), Within(0.3, 3)),
        ["log10"] = (x => x[0].log10(), Within(0.3, 3)),
        ["log1p"] = (x => x[0].log1p(), Within(-0.5, 3)),
        ["log2"] = (x => x[0].log2(), Within(0.3, 3)),
        ["logit"] = (x => x[0].logit(), Within(0.1, 0.9)),
        ["neg"] = (x => -x[0], Within(-2, 2)),
        ["rad2deg"] = (x => x[0].rad2deg(), Within(-2, 2)),
        ["reciprocal"] = (x => x[0].reciprocal(), Within(0.3, 3)),
        ["round"] = (x => x[0].round(), Within(0.1, 0.4)),
        ["rsqrt"] = (x => x[0].rsqrt(), Within(0.3, 3)),
        ["sigmoid"] = (x => x[0].sigmoid(), Within(-3, 3)),
        ["sign"] = (x => x[0].sign(), AwayFromZero),
        ["sin"] = (x => x[0].sin(), Within(-2, 2)),
        ["sinc"] = (x => x[0].sinc(), AwayFromZero),
        ["sinh"] = (x => x[0].sinh(), Within(-2, 2)),
        ["sqrt"] = (x => x[0].sqrt(), Within(0.3, 3)),
        ["square"] = (x => x[0].square(), Within(-2, 2)),
        ["tan"] = (x => x[0].tan(), Within(-1, 1)),
        ["tanh"] = (x => x[0].tanh(), Within(-2, 2)),
        ["trunc"] = (x => x[0].trunc(), Within(0.1, 0.9)),
        ["clamp"] = (x => x[0].clamp(-0.5, 0.5), AwayFromZero),
        ["nan_to_num"] = (x => x[0].nan_to_num(), Within(-2, 2)),

        ["celu"] = (x => x[0].celu(), AwayFromZero),
        ["elu"] = (x => x[0].elu(0.7, 1.1, 1), AwayFromZero),
        ["gelu"] = (x => x[0].gelu(), Within(-2, 2)),
        ["hardsigmoid"] = (x => x[0].hardsigmoid(), Within(-2, 2)),
        ["hardswish"] = (x => x[0].hardswish(), Within(-2, 2)),
        ["hardtanh"] = (x => x[0].hardtanh(-0.4, 0.4), AwayFromZero),
        ["leaky_relu"] = (x => x[0].leaky_relu(0.1), AwayFromZero),
        ["log_sigmoid"] = (x => x[0].log_sigmoid(), Within(-2, 2)),
        ["log_softmax"] = (x => x[0].log_softmax(1), Within(-2, 2)),
        ["prelu"] = (x => x[0].prelu(x[1]), () => [Values([2, 3], -2, -0.2), Values([3], 0.1, 0.4)]),
        ["relu"] = (x => x[0].relu(), AwayFromZero),
        ["relu6"] = (x => x[0].relu6(), AwayFromZero),
        ["selu"] = (x => x[0].selu(), AwayFromZero),
        ["silu"] = (x => x[0].silu(), Within(-2, 2)),
        ["softmax"] = (x => x[0].softmax(-1), Within(-2, 2)),

        ["add"] = (x => x[0].add(x[1], 0.5), Two),
        ["add broadcast"] = (x => x[0] + x[1], () => [Values([2, 3], -2, 2), Values([3], -2, 2)]),
        ["sub"] = (x => x[0] - x[1], Two),
        ["mul"] = (x => x[0] * x[1], Two),
        ["div"] = (x => x[0] / x[1], Two),
        ["number - x"] = (x => 3.0 - x[0], Within(-2, 2)),
        ["number / x"] = (x => 3.0 / x[0], Within(0.5, 2)),
        ["x * number"] = (x => x[0] * 2.5f, Within(-2, 2)),
        ["fmod"] = (x => x[0].fmod(10), Within(0.5, 2)),
        ["remainder"] = (x => x[0] % 10, Within(0.5, 2)),
        ["pow"] = (x => x[0].pow(x[1]), Two),
        ["pow number"] = (x => x[0].pow(3), Within(-2, 2)),
        ["float_power"] = (x => x[0].float_power(x[1]), Two),
        ["addcdiv"] = (x => x[0].addcdiv(x[1], x[2], 0.5), Three),
        ["addcmul"] = (x => x[0].addcmul(x[1], x[2], 0.5), Three),
        ["lerp"] = (x => x[0].lerp(x[1], x[2]), Three),
        ["atan2"] = (x => x[0].atan2(x[1]), Two),
        ["hypot"] = (x => x[0].hypot(x[1]), Two),
        ["copysign"] = (x => x[0].copysign(x[1]), Two),
        ["ldexp"] = (x => x[0].ldexp(x[1]), Two),
        ["logaddexp"] = (x => x[0].logaddexp(x[1]), Two),
        ["logaddexp2"] = (x => x[0].logaddexp2(x[1]), Two),
        ["xlogy"] = (x => x[0].xlogy(x[1]), Two),
        ["maximum"] = (x => x[0].maximum(x[1]), Two),
        ["minimum"] = (x => x[0].minimum(x[1]), Two),
        ["fmax"] = (x => x[0].fmax(x[1]), Two),
        ["fmin"] = (x => x[0].fmin(x[1]), Two),

        ["sum"] = (x => x[0].sum(), Within(-2, 2)),
        ["sum dim"] = (x => x[0].sum(1), Within(-2, 2)),
        ["mean"] = (x => x[0].mean(), Within(-2, 2)),
        ["mean dims"] = (x => x[0].mean([0, 1], true), Within(-2, 2)),
        ["nansum"] = (x => x[0].nansum(), Within(-2, 2)),
        ["prod"] = (x => x[0].prod(), Within(0.5, 2)),
        ["prod dim"] = (x => x[0].prod(1), Within(0.5, 2)),
        ["max"] = (x => x[0].max(), Within(-2, 2)),
        ["max dim"] = (x => x[0].max(1).Item1, Within(-2, 2)),
        ["min dim"] = (x => x[0].min(0, true).Item1, Within(-2, 2)),
        ["amax"] = (x => x[0].amax(1), Within(-2, 2)),
        ["amin"] = (x => x[0].amin(1), Within(-2, 2)),
        ["median"] = (x => x[0].median(), Within(-2, 2)),
        ["logsumexp"] = (x => x[0].logsumexp(1), Within(-2, 2)),
        ["logcumsumexp"] = (x => x[0].logcumsumexp(1), Within(-2, 2)),
        ["cumsum"] = (x => x[0].cumsum(1), Within(-2, 2)),
        ["cumprod"] = (x => x[0].cumprod(1), Within(0.5, 2)),
        ["cummax"] = (x => x[0].cummax(1).Item1, Within(-2, 2)),
        ["cummin"] = (x => x[0].cummin(1).Item1, Within(-2, 2)),
        ["norm"] = (x => x[0].norm(), Within(0.5, 2)),
        ["norm dim"] = (x => x[0].norm(1, false, 3), Within(0.5, 2)),
        ["dist"] = (x => x[0].dist(x[1]), Two),
        ["renorm"] = (x => x[0].renorm(2, 0, 1), Within(1, 2)),
        ["std"] = (x => x[0].std(1), Within(-2, 2)),
        ["var"] = (x => x[0].var(), Within(-2, 2)),
        ["std_mean"] = (x => x[0].std_mean().Item1, Within(-2, 2)),
        ["var_mean"] = (x => x[0].var_mean(1).Item2, Within(-2, 2)),
        ["quantile"] = (x => x[0].quantile(tensor(0.3, float64), 1), Within(-2, 2)),
        ["sort"] = (x => x[0].sort(1).Item1, Within(-2, 2)),
        ["topk"] = (x => x[0].topk(2).Item1, Within(-2, 2)),
        ["kthvalue"] = (x => x[0].kthvalue(2, 1).Item1, Within(-2, 2)),
        ["diff"] = (x => x[0].diff(), Within(-2, 2)),
        ["trapezoid"] = (x => x[0].trapezoid(0.5), Within(-2, 2)),
        ["cov"] = (x => x[0].cov(), Within(-2, 2)),
        ["trace"] = (x => x[0].trace(), Square),

        ["view"] = (x => x[0].view(3, 2), Within(-2, 2)),
        ["reshape"] = (x => x[0].reshape(6, 1), Within(-2, 2)),
        ["flatten"] = (x => x[0].flatten(), Within(-2, 2)),
        ["permute"] = (x => x[0].permute(1, 0), Within(-2, 2)),
        ["transpose"] = (x => x[0].transpose(0, 1), Within(-2, 2)),
        ["T"] = (x => x[0].T, Within(-2, 2)),
        ["unsqueeze"] = (x => x[0].unsqueeze(1), Within(-2, 2)),
        ["squeeze"] = (x => x[0].squeeze(1), () => [Values([2, 1, 3], -2, 2)]),
        ["expand"] = (x => x[0].expand(4, 2, 3), Within(-2, 2)),
        ["repeat"] = (x => x[0].repeat(2, 2), Within(-2, 2)),
        ["repeat_interleave"] = (x => x[0].repeat_interleave(2, 1), Within(-2, 2)),
        ["tile"] = (x => x[0].tile([2]), Within(-2, 2)),
        ["flip"] = (x => x[0].flip(0, 1), Within(-2, 2)),
        ["roll"] = (x => x[0].roll(1, 1), Within(-2, 2)),
        ["rot90"] = (x => x[0].rot90(), Within(-2, 2)),
        ["unfold"] = (x => x[0].unfold(1, 2, 1), Within(-2, 2)),
        ["diag"] = (x => x[0].diag(), Square),
        ["diag_embed"] = (x => x[0].diag_embed(), Within(-2, 2)),
        ["triu"] = (x => x[0].triu(1), Square),
        ["tril"] = (x => x[0].tril(-1), Square),
        ["split"] = (x => cat(x[0].split(2, 1).Reverse().ToArray(), 1), Within(-2, 2)),
        ["chunk"] = (x => x[0].chunk(3, 1)[1], Within(-2, 2)),
        ["unbind"] = (x => x[0].unbind(1)[2], Within(-2, 2)),
        ["cat"] = (x => cat([x[0], x[1]], 1), Two),
        ["stack"] = (x => stack([x[0], x[1]], 1), Two),
        ["hstack"] = (x => hstack(x[0], x[1]), Two),
        ["meshgrid"] = (x => meshgrid([x[0].flatten(), x[1].flatten()])[1], Two),

        ["select"] = (x => x[0].select(1, 2), Within(-2, 2)),
        ["narrow"] = (x => x[0].narrow(1, 1, 2), Within(-2, 2)),
        ["slice"] = (x => x[0].slice(1, 0, 3, 2), Within(-2, 2)),
        ["index"] = (x => x[0][TensorIndex.Colon, TensorIndex.Slice(1)], Within(-2, 2)),
        ["index by tensor"] = (x => x[0][tensor(new long[] { 1, 1, 0 })], Within(-2, 2)),
        ["gather"] = (x => x[0].gather(1, tensor(new long[,] { { 2, 0 }, { 1, 1 } })), Within(-2, 2)),
        ["scatter"] = (x => x[0].scatter(1, tensor(new long[,] { { 2, 0 }, { 1, 0 } }), x[1].narrow(1, 0, 2)), Two),
        ["scatter_add"] = (x => x[0].scatter_add(1, tensor(new long[,] { { 2, 2 }, { 1, 0 } }), x[1].narrow(1, 0, 2)), Two),
        ["index_select"] = (x => x[0].index_select(1, tensor(new long[] { 2, 2, 0 })), Within(-2, 2)),
        ["index_add"] = (x => x[0].index_add(0, tensor(new long[] { 1, 1 }), x[1], 0.5), Two),
        ["index_copy"] = (x => x[0].index_copy(0, tensor(new long[] { 1, 0 }), x[1]), Two),
        ["index_fill"] = (x => x[0].index_fill(1, tensor(new long[] { 1 }), 3), Within(-2, 2)),
        ["masked_fill"] = (x => x[0].masked_fill(Mask(), 3), Within(-2, 2)),
        ["masked_scatter"] = (x => x[0].masked_scatter(Mask(), x[1]), Two),
        ["masked_select"] = (x => x[0].masked_select(Mask()), Within(-2, 2)),
        ["where"] = (x => where(Mask(), x[0], x[1]), Two),
        ["take"] = (x => x[0].take(tensor(new long[] { 5, 0, 5 })), Within(-2, 2)),
        ["take_along_dim"] = (x => x[0].take_along_dim(tensor(new long[,] { { 2 }, { 1 } }), 1), Within(-2, 2)),
        ["select_scatter"] = (x => x[0].select_scatter(x[1].select(0, 0), 0, 1), Two),

        ["matmul"] = (x => x[0].matmul(x[1]), () => [Values([2, 2, 3], -2, 2), Values([3, 2], -2, 2)]),
        ["mm"] = (x => x[0].mm(x[1].T), Two),
        ["bmm"] = (x => x[0].bmm(x[1]), () => [Values([2, 2, 3], -2, 2), Values([2, 3, 2], -2, 2)]),
        ["mv"] = (x => x[0].mv(x[1].select(0, 1)), Two),
        ["dot"] = (x => x[0].flatten().dot(x[1].flatten()), Two),
        ["outer"] = (x => x[0].flatten().outer(x[1].flatten()), Two),
        ["inner"] = (x => x[0].inner(x[1]), Two),
        ["kron"] = (x => x[0].kron(x[1]), Two),
        ["addmm"] = (x => x[0].addmm(x[1], x[2], 0.5f, 2f), () => [Values([2, 2], -2, 2), Values([2, 3], -2, 2), Values([3, 2], -2, 2)]),
        ["addmv"] = (x => x[0].addmv(x[1], x[2]), () => [Values([2], -2, 2), Values([2, 3], -2, 2), Values([3], -2, 2)]),
        ["addr"] = (x => x[0].addr(x[1], x[2]), () => [Values([2, 3], -2, 2), Values([2], -2, 2), Values([3], -2, 2)]),
        ["baddbmm"] = (x => x[0].baddbmm(x[1], x[2]), () => [Values([2, 2, 2], -2, 2), Values([2, 2, 3], -2, 2), Values([2, 3, 2], -2, 2)]),
        ["tensordot"] = (x => x[0].tensordot(x[1], [1], [1]), Two),
        ["einsum"] = (x => einsum("ij,kj->ik", x[0], x[1]), Two),
        ["det"] = (x => x[0].det(), Square),
        ["inverse"] = (x => x[0].inverse(), Square),
        ["matrix_power"] = (x => x[0].matrix_power(3), Square),
        ["matrix_exp"] = (x => x[0].matrix_exp(), Square),
        ["cdist"] = (x => cdist(x[0], x[1]), Two),

        ["clone"] = (x => x[0].clone(), Within(-2, 2)),
        ["contiguous"] = (x => x[0].T.contiguous(), Within(-2, 2)),
        ["in place"] = (x => x[0].clone().mul_(2).add_(x[1]).exp_(), Two),
    };

    public static TheoryData<string> Operations => [.. s_operations.Keys];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Gradients_equal_finite_differences(string operation)
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var (function, inputs) = s_operations[operation];

        Gradients.Check(function, inputs());
    }

    private static Func<Tensor[]> Within(double low, double high) => () => [Values([2, 3], low, high)];

    private static Tensor[] Two() => [Values([2, 3], 0.5, 2), Values([2, 3], 0.5, 2)];

    private static Tensor[] Three() => [Values([2, 3], 0.5, 2), Values([2, 3], 0.5, 2), Values([2, 3], 0.5, 2)];

    // Far from singular.
    private static Tensor[] Square() => [Values([3, 3], -0.3, 0.3) + eye(3, dtype: float64)];

    // Both signs, none near 0 or 0.5 where the functions have corners.
    private static Tensor[] AwayFromZero() => [tensor(new[,] { { -1.7, -0.8, -0.2 }, { 0.3, 0.9, 1.6 } })];

    private static Tensor Mask() => tensor(new[,] { { true, false, true }, { false, false, true } });

    private static Tensor Values(long[] shape, double low, double high) => empty(shape, float64).uniform_(low, high);
}
