// Recurrent layers over whole sequences and single cells.
#include "abi.h"

using namespace embeddedtorch;

// kind: 0 tanh, 1 relu, 2 GRU, 3 LSTM. An LSTM takes a cell state and gives three results, the others two.
ET_API ResultList* et_nn_recurrent(int32_t kind, TensorHandle input, TensorHandle hidden, TensorHandle cell,
                               TensorList parameters, bool has_biases, int64_t layers,
                               double dropout, bool training, bool bidirectional, bool batch_first) {
    return results([&] {
        auto weights = parameters.tensors();
        bool biases = has_biases, train = training, both = bidirectional, batch = batch_first;
        if (kind == 3) {
            std::vector<at::Tensor> state{*hidden, *cell};
            return listed(at::lstm(*input, state, weights, biases, layers, dropout, train, both, batch));
        }
        return listed(kind == 0 ? at::rnn_tanh(*input, *hidden, weights, biases, layers, dropout, train, both, batch)
                      : kind == 1 ? at::rnn_relu(*input, *hidden, weights, biases, layers, dropout, train, both, batch)
                                  : at::gru(*input, *hidden, weights, biases, layers, dropout, train, both, batch));
    });
}

// One step; an LSTM cell gives two results, the others one.
ET_API ResultList* et_nn_recurrent_cell(int32_t kind, TensorHandle input, TensorHandle hidden, TensorHandle cell,
                                    TensorHandle weight_ih, TensorHandle weight_hh, TensorHandle bias_ih,
                                    TensorHandle bias_hh) {
    return results([&] {
        auto bi = optional(bias_ih), bh = optional(bias_hh);
        if (kind == 3) {
            std::vector<at::Tensor> state{*hidden, *cell};
            return listed(at::lstm_cell(*input, state, *weight_ih, *weight_hh, bi, bh));
        }
        return std::vector<at::Tensor>{kind == 0   ? at::rnn_tanh_cell(*input, *hidden, *weight_ih, *weight_hh, bi, bh)
                                       : kind == 1 ? at::rnn_relu_cell(*input, *hidden, *weight_ih, *weight_hh, bi, bh)
                                                   : at::gru_cell(*input, *hidden, *weight_ih, *weight_hh, bi, bh)};
    });
}
