// Layers: linear, convolution, embedding, attention. Normalisation, pooling and activations have files of their own.
#include "abi.h"

#include <cmath>

using namespace embeddedtorch;

ET_API TensorHandle et_nn_linear(TensorHandle input, TensorHandle weight, TensorHandle bias) {
    return made([&] { return at::linear(*input, *weight, optional(bias)); });
}

ET_API TensorHandle et_nn_bilinear(TensorHandle input1, TensorHandle input2, TensorHandle weight, TensorHandle bias) {
    return made([&] { return at::bilinear(*input1, *input2, *weight, optional(bias)); });
}

// count is the number of spatial dimensions (1, 2 or 3) and the length of stride, padding and dilation.
ET_API TensorHandle et_nn_conv(TensorHandle input, TensorHandle weight, TensorHandle bias, const int64_t* stride,
                               const int64_t* padding, const int64_t* dilation, int32_t count, int64_t groups) {
    return made([&] {
        auto s = span(stride, count), p = span(padding, count), d = span(dilation, count);
        switch (count) {
            case 1: return at::conv1d(*input, *weight, optional(bias), s, p, d, groups);
            case 2: return at::conv2d(*input, *weight, optional(bias), s, p, d, groups);
            default: return at::conv3d(*input, *weight, optional(bias), s, p, d, groups);
        }
    });
}

// padding_same: PyTorch's padding="same" (which may pad one side more), else "valid".
ET_API TensorHandle et_nn_conv_padding(TensorHandle input, TensorHandle weight, TensorHandle bias, const int64_t* stride,
                                       bool padding_same, const int64_t* dilation, int32_t count, int64_t groups) {
    return made([&] {
        auto s = span(stride, count), d = span(dilation, count);
        c10::string_view p = padding_same ? "same" : "valid";
        switch (count) {
            case 1: return at::conv1d(*input, *weight, optional(bias), s, p, d, groups);
            case 2: return at::conv2d(*input, *weight, optional(bias), s, p, d, groups);
            default: return at::conv3d(*input, *weight, optional(bias), s, p, d, groups);
        }
    });
}

ET_API TensorHandle et_nn_conv_transpose(TensorHandle input, TensorHandle weight, TensorHandle bias,
                                         const int64_t* stride, const int64_t* padding, const int64_t* output_padding,
                                         const int64_t* dilation, int32_t count, int64_t groups) {
    return made([&] {
        auto s = span(stride, count), p = span(padding, count), o = span(output_padding, count), d = span(dilation, count);
        switch (count) {
            case 1: return at::conv_transpose1d(*input, *weight, optional(bias), s, p, o, groups, d);
            case 2: return at::conv_transpose2d(*input, *weight, optional(bias), s, p, o, groups, d);
            default: return at::conv_transpose3d(*input, *weight, optional(bias), s, p, o, groups, d);
        }
    });
}

// max_norm below zero: no renormalisation; else the looked-up rows are renormalised in place first, as PyTorch does.
ET_API TensorHandle et_nn_embedding(TensorHandle weight, TensorHandle indices, int64_t padding_idx, double max_norm,
                                    double norm_type, bool scale_grad_by_freq, bool sparse) {
    return made([&] {
        if (max_norm >= 0) {
            at::NoGradGuard no_grad;
            at::embedding_renorm_(*weight, *indices, max_norm, norm_type);
        }
        return at::embedding(*weight, *indices, padding_idx, scale_grad_by_freq, sparse);
    });
}

ET_API TensorHandle et_nn_embedding_bag(TensorHandle weight, TensorHandle indices, TensorHandle offsets,
                                        TensorHandle per_sample_weights, double max_norm, double norm_type,
                                        bool scale_grad_by_freq, int64_t mode, bool sparse,
                                        bool include_last_offset, int64_t padding_idx) {
    return made([&] {
        at::Tensor flat = *indices, starts, sample_weights;
        if (per_sample_weights) sample_weights = *per_sample_weights;
        if (flat.dim() == 2) {
            // A matrix holds bags of one fixed length.
            starts = at::arange(0, flat.numel(), flat.size(1), flat.options());
            flat = flat.reshape(-1);
            if (sample_weights.defined()) sample_weights = sample_weights.reshape(-1);
        } else {
            TORCH_CHECK(offsets, "offsets are required when the input has one dimension");
            starts = *offsets;
        }
        if (max_norm >= 0) {
            at::NoGradGuard no_grad;
            at::embedding_renorm_(*weight, flat, max_norm, norm_type);
        }
        auto weights = sample_weights.defined() ? OptionalTensor(sample_weights) : OptionalTensor();
        auto padding = padding_idx >= 0 ? OptionalOf<int64_t>(padding_idx) : OptionalOf<int64_t>();
        return std::get<0>(at::embedding_bag(*weight, flat, starts, scale_grad_by_freq, mode, sparse, weights,
                                             include_last_offset, padding));
    });
}

ET_API TensorHandle et_nn_one_hot(TensorHandle input, int64_t num_classes) {
    return made([&] { return at::one_hot(*input, num_classes); });
}

// kind: 0 plain, 1 whole channels of a [N, C, L] input, 2 of [N, C, H, W], 3 of [N, C, D, H, W], 4 alpha, 5 feature alpha.
ET_API TensorHandle et_nn_dropout(TensorHandle input, double p, bool training, bool inplace, int32_t kind) {
    return made([&] {
        at::Tensor& x = *input;
        bool train = training;
        switch (kind) {
            case 0: return inplace ? at::dropout_(x, p, train) : at::dropout(x, p, train);
            case 4: return inplace ? at::alpha_dropout_(x, p, train) : at::alpha_dropout(x, p, train);
            case 5: return inplace ? at::feature_alpha_dropout_(x, p, train) : at::feature_alpha_dropout(x, p, train);
            default: break;
        }
        // Without a batch dimension the first dimension is the channel.
        bool batched = x.dim() != kind + 1;
        if (batched) return inplace ? at::feature_dropout_(x, p, train) : at::feature_dropout(x, p, train);
        if (!inplace) return at::feature_dropout(x.unsqueeze(0), p, train).squeeze(0);
        auto view = x.unsqueeze(0);
        at::feature_dropout_(view, p, train);
        return x;
    });
}

static at::Tensor attention_weights(const at::Tensor& query, const at::Tensor& key, const at::Tensor& mask, bool causal) {
    // Scaling the query costs less than scaling the scores.
    auto scores = at::matmul(query * (1.0 / std::sqrt(static_cast<double>(query.size(-1)))), key.transpose(-2, -1));
    if (causal) {
        auto later = at::ones({query.size(-2), key.size(-2)}, query.options().dtype(at::kBool)).triu(1);
        scores = scores.masked_fill(later, -INFINITY);
    }
    if (mask.defined())
        scores = mask.scalar_type() == at::kBool ? scores.masked_fill(mask.logical_not(), -INFINITY) : scores + mask;
    return at::softmax(scores, -1);
}

// query, key, value: [..., L or S, E]; mask: additive, or boolean with true where a position takes part.
ET_API TensorHandle et_nn_scaled_dot_product_attention(TensorHandle query, TensorHandle key, TensorHandle value,
                                                       TensorHandle mask, double p, bool causal) {
    return made([&] {
        TORCH_CHECK(!(mask && causal), "an attention mask and a causal attention cannot be asked for together");
#if ET_TORCH_VERSION >= 200
        return at::scaled_dot_product_attention(*query, *key, *value, optional(mask), p, causal);
#else
        auto weights = attention_weights(*query, *key, or_undefined(mask), causal);
        if (p > 0) weights = at::dropout(weights, p, true);
        return at::matmul(weights, *value);
#endif
    });
}

// The forward pass of nn.MultiheadAttention, [L, N, E] in and out. Either in_proj_weight [3E, E] or the three separate
// q/k/v weights are given. Two results: the output and, where need_weights, the weights averaged over the heads.
ET_API ResultList* et_nn_multi_head_attention(TensorHandle query, TensorHandle key, TensorHandle value, int64_t heads,
                                          TensorHandle in_proj_weight, TensorHandle in_proj_bias, TensorHandle q_weight,
                                          TensorHandle k_weight, TensorHandle v_weight, TensorHandle bias_k,
                                          TensorHandle bias_v, bool add_zero_attn, double p,
                                          TensorHandle out_weight, TensorHandle out_bias, bool training,
                                          TensorHandle key_padding_mask, bool need_weights, TensorHandle attn_mask) {
    return results([&] {
        const auto length = query->size(0), batch = query->size(1), width = query->size(2), head_width = width / heads;
        at::Tensor q, k, v;
        if (in_proj_weight) {
            bool self = query->is_same(*key) && key->is_same(*value);
            if (self) {
                auto parts = at::linear(*query, *in_proj_weight, optional(in_proj_bias)).chunk(3, -1);
                q = parts[0], k = parts[1], v = parts[2];
            } else {
                auto weights = in_proj_weight->chunk(3);
                std::vector<at::Tensor> biases(3);
                if (in_proj_bias) biases = in_proj_bias->chunk(3);
                auto project = [&](const at::Tensor& x, int i) {
                    return at::linear(x, weights[i], biases[i].defined() ? OptionalTensor(biases[i]) : OptionalTensor());
                };
                q = project(*query, 0), k = project(*key, 1), v = project(*value, 2);
            }
        } else {
            std::vector<at::Tensor> biases(3);
            if (in_proj_bias) biases = in_proj_bias->chunk(3);
            auto project = [&](const at::Tensor& x, const at::Tensor& w, int i) {
                return at::linear(x, w, biases[i].defined() ? OptionalTensor(biases[i]) : OptionalTensor());
            };
            q = project(*query, *q_weight, 0), k = project(*key, *k_weight, 1), v = project(*value, *v_weight, 2);
        }
        at::Tensor mask = or_undefined(attn_mask);
        at::Tensor padding = or_undefined(key_padding_mask);
        auto grow = [&](int64_t by) {
            if (mask.defined()) mask = at::constant_pad_nd(mask, {0, by});
            if (padding.defined()) padding = at::constant_pad_nd(padding, {0, by});
        };
        if (bias_k) {
            k = at::cat({k, bias_k->expand({1, batch, width})});
            v = at::cat({v, bias_v->expand({1, batch, width})});
            grow(1);
        }
        // [L, N, E] to [N, heads, L, E / heads].
        auto split = [&](const at::Tensor& x) {
            return x.reshape({x.size(0), batch, heads, head_width}).permute({1, 2, 0, 3});
        };
        q = split(q), k = split(k), v = split(v);
        if (add_zero_attn) {
            auto zeros = at::zeros({batch, heads, 1, head_width}, k.options());
            k = at::cat({k, zeros}, 2);
            v = at::cat({v, zeros}, 2);
            grow(1);
        }
        // Here, unlike in scaled_dot_product_attention, a true in a boolean mask forbids a position.
        auto additive = [&](const at::Tensor& m) {
            return m.scalar_type() == at::kBool || m.scalar_type() == at::kByte
                       ? at::zeros(m.sizes(), q.options()).masked_fill_(m.to(at::kBool), -INFINITY)
                       : m;
        };
        at::Tensor total;
        if (mask.defined()) {
            total = additive(mask);
            if (total.dim() == 3) total = total.view({batch, heads, total.size(1), total.size(2)});
        }
        if (padding.defined()) {
            auto keys = additive(padding).view({batch, 1, 1, padding.size(1)});
            total = total.defined() ? total + keys : keys;
        }
        auto weights = attention_weights(q, k, total, false);
        auto dropped = training && p > 0 ? at::dropout(weights, p, true) : weights;
        auto joined = at::matmul(dropped, v).permute({2, 0, 1, 3}).reshape({length, batch, width});
        return std::vector<at::Tensor>{at::linear(joined, *out_weight, optional(out_bias)),
                                       need_weights ? dropped.mean(1) : at::Tensor()};
    });
}

// Moves a module's tensor in place, its gradient too, so that every holder of the handle sees the move.
// scalar_type below zero keeps the type (as it is kept for tensors that are not floating point); device_type below zero
// keeps the device.
ET_API int32_t et_nn_move(TensorHandle tensor, int32_t device_type, int32_t device_index, int32_t scalar_type,
                          bool non_blocking) {
    return guarded([&] {
        at::NoGradGuard no_grad;
        auto moved = [&](const at::Tensor& t) {
            auto type = scalar_type >= 0 && t.is_floating_point() ? static_cast<at::ScalarType>(scalar_type) : t.scalar_type();
            auto place = device_type >= 0 ? device(device_type, device_index) : t.device();
            return t.to(place, type, non_blocking, false);
        };
        auto gradient = tensor->is_leaf() ? tensor->grad() : at::Tensor();
        tensor->set_data(moved(tensor->detach()));
        if (gradient.defined()) tensor->mutable_grad() = moved(gradient.detach());
    });
}

ET_API int32_t et_nn_copy(TensorHandle destination, TensorHandle source) {
    return guarded([&] {
        at::NoGradGuard no_grad;
        destination->copy_(*source);
    });
}

ET_API int32_t et_nn_zero_gradient(TensorHandle tensor) {
    return guarded([&] {
        if (tensor->grad().defined()) tensor->mutable_grad() = at::zeros_like(tensor->grad());
    });
}

ET_API TensorHandle et_nn_flatten(TensorHandle input, int64_t start, int64_t end) {
    return made([&] { return input->flatten(start, end); });
}

ET_API TensorHandle et_nn_unflatten(TensorHandle input, int64_t dim, const int64_t* sizes, int32_t count) {
    return made([&] {
        auto shape = input->sizes().vec();
        auto at = shape.begin() + at::maybe_wrap_dim(dim, input->dim());
        at = shape.erase(at);
        shape.insert(at, sizes, sizes + count);
        return input->reshape(shape);
    });
}

static at::Tensor dropped(const at::Tensor& x, double p, bool training) {
    return training && p > 0 ? at::dropout(x, p, true) : x;
}

// norm(input + dropout(change)), over the last dimension.
ET_API TensorHandle et_nn_transformer_residual(TensorHandle input, TensorHandle change, TensorHandle norm_weight,
                                               TensorHandle norm_bias, double eps, double p, bool training) {
    return made([&] {
        return at::layer_norm(*input + dropped(*change, p, training), norm_weight->sizes(), *norm_weight, *norm_bias, eps);
    });
}

ET_API TensorHandle et_nn_transformer_feed_forward(TensorHandle input, TensorHandle weight1, TensorHandle bias1,
                                                   TensorHandle weight2, TensorHandle bias2, bool gelu, double p,
                                                   bool training) {
    return made([&] {
        auto hidden = at::linear(*input, *weight1, *bias1);
        hidden = gelu ? at::gelu(hidden) : at::relu(hidden);
        return at::linear(dropped(hidden, p, training), *weight2, *bias2);
    });
}

ET_API TensorHandle et_nn_parameters_to_vector(TensorList tensors) {
    return made([&] {
        std::vector<at::Tensor> flat;
        for (auto& tensor : tensors.tensors()) flat.push_back(tensor.reshape(-1));
        return at::cat(flat);
    });
}

ET_API int32_t et_nn_vector_to_parameters(TensorHandle vector, TensorList tensors) {
    return guarded([&] {
        at::NoGradGuard no_grad;
        int64_t at = 0;
        for (auto& tensor : tensors.tensors()) {
            tensor.copy_(vector->slice(0, at, at + tensor.numel()).reshape(tensor.sizes()));
            at += tensor.numel();
        }
    });
}
