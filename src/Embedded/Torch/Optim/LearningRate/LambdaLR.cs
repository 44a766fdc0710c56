namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static LRScheduler LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false) =>
                new impl.LambdaLR(optimizer, lr_lambda, last_epoch, verbose);

            public static partial class impl
            {
                public class LambdaLR : LRScheduler
                {
                    private readonly Func<int, double>[] _lambdas;

                    public LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        _lambdas = Enumerable.Repeat(lr_lambda, Groups.Length).ToArray();
                        Start();
                    }

                    public LambdaLR(Optimizer optimizer, IEnumerable<Func<int, double>> lr_lambdas, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        _lambdas = lr_lambdas.ToArray();
                        if (_lambdas.Length != Groups.Length)
                            throw new ArgumentException($"There are {Groups.Length} parameter groups and {_lambdas.Length} functions.", nameof(lr_lambdas));
                        Start();
                    }

                    protected override IEnumerable<double> get_lr() => BaseRates.Zip(_lambdas, (lr, lambda) => lr * lambda(_last_epoch));
                }
            }
        }
    }
}
