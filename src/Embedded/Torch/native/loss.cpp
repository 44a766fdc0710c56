// Losses. reduction: 0 none, 1 mean, 2 sum, in ATen as in TorchSharp.
#include "abi.h"

#include <cmath>

using namespace embeddedtorch;

static at::Tensor reduced(const at::Tensor& loss, int64_t reduction) {
    return reduction == 0 ? loss : reduction == 1 ? loss.mean() : loss.sum();
}

ET_API TensorHandle et_loss_cross_entropy(TensorHandle input, TensorHandle target, TensorHandle weight,
                                          int64_t reduction, int64_t ignore_index, double label_smoothing) {
    return made([&] {
        return at::cross_entropy_loss(*input, *target, optional(weight), reduction, ignore_index, label_smoothing);
    });
}

ET_API TensorHandle et_loss_nll(TensorHandle input, TensorHandle target, TensorHandle weight, int64_t reduction,
                                int64_t ignore_index) {
    return made([&] { return at::nll_loss_nd(*input, *target, optional(weight), reduction, ignore_index); });
}

ET_API TensorHandle et_loss_binary_cross_entropy(TensorHandle input, TensorHandle target, TensorHandle weight,
                                                 int64_t reduction) {
    return made([&] { return at::binary_cross_entropy(*input, *target, optional(weight), reduction); });
}

ET_API TensorHandle et_loss_binary_cross_entropy_with_logits(TensorHandle input, TensorHandle target,
                                                             TensorHandle weight, TensorHandle positive_weight,
                                                             int64_t reduction) {
    return made([&] {
        return at::binary_cross_entropy_with_logits(*input, *target, optional(weight), optional(positive_weight), reduction);
    });
}

ET_API TensorHandle et_loss_mse(TensorHandle input, TensorHandle target, int64_t reduction) {
    return made([&] { return at::mse_loss(*input, *target, reduction); });
}

ET_API TensorHandle et_loss_l1(TensorHandle input, TensorHandle target, int64_t reduction) {
    return made([&] { return at::l1_loss(*input, *target, reduction); });
}

ET_API TensorHandle et_loss_smooth_l1(TensorHandle input, TensorHandle target, int64_t reduction, double beta) {
    return made([&] {
        return beta == 0 ? at::l1_loss(*input, *target, reduction) : at::smooth_l1_loss(*input, *target, reduction, beta);
    });
}

ET_API TensorHandle et_loss_huber(TensorHandle input, TensorHandle target, int64_t reduction, double delta) {
    return made([&] { return at::huber_loss(*input, *target, reduction, delta); });
}

ET_API TensorHandle et_loss_kl_div(TensorHandle input, TensorHandle target, int64_t reduction, bool log_target) {
    return made([&] { return at::kl_div(*input, *target, reduction, log_target); });
}

ET_API TensorHandle et_loss_poisson_nll(TensorHandle input, TensorHandle target, bool log_input, bool full,
                                        double eps, int64_t reduction) {
    return made([&] { return at::poisson_nll_loss(*input, *target, log_input, full, eps, reduction); });
}

ET_API TensorHandle et_loss_gaussian_nll(TensorHandle input, TensorHandle target, TensorHandle variance, bool full,
                                         double eps, int64_t reduction) {
    return made([&] {
        at::Tensor v = *variance;
        // A variance may leave out the last dimension; it is then one for each row.
        if (v.sizes() != input->sizes() && v.dim() == input->dim() - 1) v = v.unsqueeze(-1);
        TORCH_CHECK(v.dim() == input->dim(), "variance must have the input's shape, or one value for each row");
        TORCH_CHECK(!(v < 0).any().item<bool>(), "variance has a negative entry");
        v = v.clone();
        {
            // The clamp bounds the value, not the gradient.
            at::NoGradGuard no_grad;
            v.clamp_min_(eps);
        }
        auto difference = *input - *target;
        auto loss = 0.5 * (v.log() + difference * difference / v);
        if (full) loss = loss + 0.5 * std::log(2 * M_PI);
        return reduced(loss, reduction);
    });
}

ET_API TensorHandle et_loss_cosine_embedding(TensorHandle input1, TensorHandle input2, TensorHandle target,
                                             double margin, int64_t reduction) {
    return made([&] { return at::cosine_embedding_loss(*input1, *input2, *target, margin, reduction); });
}

ET_API TensorHandle et_loss_margin_ranking(TensorHandle input1, TensorHandle input2, TensorHandle target, double margin,
                                           int64_t reduction) {
    return made([&] { return at::margin_ranking_loss(*input1, *input2, *target, margin, reduction); });
}

ET_API TensorHandle et_loss_hinge_embedding(TensorHandle input, TensorHandle target, double margin, int64_t reduction) {
    return made([&] { return at::hinge_embedding_loss(*input, *target, margin, reduction); });
}

ET_API TensorHandle et_loss_triplet_margin(TensorHandle anchor, TensorHandle positive, TensorHandle negative,
                                           double margin, double p, double eps, bool swap, int64_t reduction) {
    return made([&] {
        return at::triplet_margin_loss(*anchor, *positive, *negative, margin, p, eps, swap, reduction);
    });
}

ET_API TensorHandle et_loss_multi_margin(TensorHandle input, TensorHandle target, int64_t p, double margin,
                                         TensorHandle weight, int64_t reduction) {
    return made([&] { return at::multi_margin_loss(*input, *target, p, margin, optional(weight), reduction); });
}

ET_API TensorHandle et_loss_multilabel_margin(TensorHandle input, TensorHandle target, int64_t reduction) {
    return made([&] { return at::multilabel_margin_loss(*input, *target, reduction); });
}

ET_API TensorHandle et_loss_multilabel_soft_margin(TensorHandle input, TensorHandle target, TensorHandle weight,
                                                   int64_t reduction) {
    return made([&] {
        auto loss = -(*target * at::log_sigmoid(*input) + (1 - *target) * at::log_sigmoid(-*input));
        if (weight) loss = loss * *weight;
        return reduced(loss.mean(-1), reduction);
    });
}

ET_API TensorHandle et_loss_soft_margin(TensorHandle input, TensorHandle target, int64_t reduction) {
    return made([&] { return at::soft_margin_loss(*input, *target, reduction); });
}

ET_API TensorHandle et_loss_cosine_similarity(TensorHandle x1, TensorHandle x2, int64_t dim, double eps) {
    return made([&] { return at::cosine_similarity(*x1, *x2, dim, eps); });
}

ET_API TensorHandle et_loss_pairwise_distance(TensorHandle x1, TensorHandle x2, double p, double eps, bool keepdim) {
    return made([&] { return at::pairwise_distance(*x1, *x2, p, eps, keepdim); });
}
