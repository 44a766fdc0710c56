namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        // The gradients of the outputs with respect to the inputs; null for an input that an output does not depend on,
        // which only allow_unused allows.
        public static IList<Tensor> grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null,
            bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
            => NativeMethods.et_autograd_grad(TensorList.Of(outputs), TensorList.Of(inputs), TensorList.Of(grad_outputs),
                retain_graph || create_graph, create_graph, allow_unused).ToArray();

        public static void backward(IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null,
            bool create_graph = false, IList<Tensor>? inputs = null)
            => NativeMethods.Check(NativeMethods.et_autograd_backward(TensorList.Of(tensors), TensorList.Of(grad_tensors),
                retain_graph ?? create_graph, create_graph, TensorList.Of(inputs)));

        public static void backward(Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null,
            bool create_graph = false, IList<Tensor>? inputs = null)
            => backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        public static void backward(Tensor tensor, Tensor grad_tensor, bool? retain_graph = null,
            bool create_graph = false, IList<Tensor>? inputs = null)
            => backward([tensor], [grad_tensor], retain_graph, create_graph, inputs);
    }
}
