namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static LRScheduler ConstantLR(Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5, int last_epoch = -1, bool verbose = false) =>
                new impl.ConstantLR(optimizer, factor, total_iters, last_epoch, verbose);

            public static partial class impl
            {
                public class ConstantLR : LRScheduler
                {
                    private readonly double _factor;
                    private readonly int _totalIters;

                    public ConstantLR(Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        if (factor is <= 0 or > 1) throw new ArgumentOutOfRangeException(nameof(factor), factor, "The factor must be over 0 and at most 1.");
                        _factor = factor;
                        _totalIters = total_iters;
                        Start();
                    }

                    protected override IEnumerable<double> get_lr() => _last_epoch == 0 ? Scaled(_factor) : _last_epoch == _totalIters ? Scaled(1 / _factor) : Rates();

                    protected override IEnumerable<double> get_closed_form_lr() => FromBase(lr => _last_epoch < _totalIters ? lr * _factor : lr);
                }
            }
        }
    }
}
