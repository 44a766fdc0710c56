namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static LRScheduler ExponentialLR(Optimizer optimizer, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new impl.ExponentialLR(optimizer, gamma, last_epoch, verbose);

            public static partial class impl
            {
                public class ExponentialLR : LRScheduler
                {
                    private readonly double _gamma;

                    public ExponentialLR(Optimizer optimizer, double gamma = 0.1, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        _gamma = gamma;
                        Start();
                    }

                    protected override IEnumerable<double> get_lr() => _last_epoch == 0 ? Rates() : Scaled(_gamma);

                    protected override IEnumerable<double> get_closed_form_lr() => FromBase(lr => lr * Math.Pow(_gamma, _last_epoch));
                }
            }
        }
    }
}
