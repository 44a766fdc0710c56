namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public bool requires_grad
        {
            get => NativeMethods.et_requires_grad(this);
            set => NativeMethods.Check(NativeMethods.et_set_requires_grad(this, value));
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        public void retain_grad() => NativeMethods.Check(NativeMethods.et_retain_grad(this));

        public Tensor? grad
        {
            get
            {
                var handle = NativeMethods.et_grad(this, out var failed);
                NativeMethods.Check(failed);
                return handle == 0 ? null : new Tensor(handle);
            }

            set => NativeMethods.Check(NativeMethods.et_set_grad(this, value));
        }

        public void backward() => NativeMethods.Check(NativeMethods.et_backward(this));

        public Tensor detach() => NativeMethods.et_detach(this);

        public Tensor detach_() => InPlace(NativeMethods.et_detach_(this));
    }
}
