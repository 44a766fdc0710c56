using System.Runtime.InteropServices;

namespace TorchSharp;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial torch.Tensor et_loss_cross_entropy(torch.Tensor input, torch.Tensor target,
        torch.Tensor? weight, long reduction, long ignoreIndex, double labelSmoothing);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_loss_nll(torch.Tensor input, torch.Tensor target, torch.Tensor? weight,
        long reduction, long ignoreIndex);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_loss_binary_cross_entropy(torch.Tensor input, torch.Tensor target,
        torch.Tensor? weight, long reduction);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_loss_binary_cross_entropy_with_logits(torch.Tensor input,
        torch.Tensor target, torch.Tensor? weight, torch.Tensor? positiveWeight, long reduction);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_loss_mse(torch.Tensor input, torch.Tensor target, long reduction);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_loss_l1(torch.Tensor input, torch.Tensor target, long reduction);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_loss_smooth_l1(torch.Tensor input, torch.Tensor target, long reduction,
        double beta);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_loss_huber(torch.Tensor input, torch.Tensor target, long reduction,
        double delta);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_loss_kl_div(torch.Tensor input, torch.Tensor target, long reduction,
        NativeBool logTarget);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_loss_poisson_nll(torch.Tensor input, torch.Tensor target,
        NativeBool logInput, NativeBool full, double eps, long reduction);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_loss_gaussian_nll(torch.Tensor input, torch.Tensor target,
        torch.Tensor variance, NativeBool full, double eps, long reduction);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_loss_cosine_embedding(torch.Tensor input1, torch.Tensor input2,
        torch.Tensor target, double margin, long reduction);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_loss_margin_ranking(torch.Tensor input1, torch.Tensor input2,
        torch.Tensor target, double margin, long reduction);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_loss_hinge_embedding(torch.Tensor input, torch.Tensor target, double margin,
        long reduction);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_loss_triplet_margin(torch.Tensor anchor, torch.Tensor positive,
        torch.Tensor negative, double margin, double p, double eps, NativeBool swap, long reduction);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_loss_multi_margin(torch.Tensor input, torch.Tensor target, long p,
        double margin, torch.Tensor? weight, long reduction);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_loss_multilabel_margin(torch.Tensor input, torch.Tensor target,
        long reduction);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_loss_multilabel_soft_margin(torch.Tensor input, torch.Tensor target,
        torch.Tensor? weight, long reduction);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_loss_soft_margin(torch.Tensor input, torch.Tensor target, long reduction);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_loss_cosine_similarity(torch.Tensor x1, torch.Tensor x2, long dim,
        double eps);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_loss_pairwise_distance(torch.Tensor x1, torch.Tensor x2, double p,
        double eps, NativeBool keepdim);
}
