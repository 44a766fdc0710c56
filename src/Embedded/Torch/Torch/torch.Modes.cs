namespace TorchSharp;

public static partial class torch
{
    public static IDisposable no_grad() => new GradMode(false);

    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    public static bool is_grad_enabled() => NativeMethods.et_is_grad_enabled();

    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    public static bool is_inference_mode_enabled() => NativeMethods.et_is_inference_mode_enabled();

    private sealed class GradMode : IDisposable
    {
        private readonly bool _before = NativeMethods.et_is_grad_enabled();

        internal GradMode(bool enabled) => NativeMethods.et_set_grad_enabled(enabled);

        public void Dispose() => NativeMethods.et_set_grad_enabled(_before);
    }

    private sealed class InferenceMode(bool enabled) : IDisposable
    {
        private nint _mode = NativeMethods.et_inference_mode_enter(enabled);

        public void Dispose()
        {
            if (_mode != 0)
                NativeMethods.et_inference_mode_leave(_mode);
            _mode = 0;
        }
    }
}
