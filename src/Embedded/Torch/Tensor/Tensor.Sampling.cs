namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor bernoulli(Generator? generator = null)
            => NativeMethods.et_bernoulli(this, Generator.HandleOf(generator));

        public Tensor bernoulli_(double p = 0.5, Generator? generator = null)
            => InPlace(NativeMethods.et_bernoulli_(this, p, Generator.HandleOf(generator)));

        public Tensor bernoulli_(Tensor p, Generator? generator = null)
            => InPlace(NativeMethods.et_bernoulli_tensor_(this, p, Generator.HandleOf(generator)));

        public Tensor binomial(Tensor prob, Generator? generator = null)
            => NativeMethods.et_binomial(this, prob, Generator.HandleOf(generator));

        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null)
            => NativeMethods.et_multinomial(this, num_samples, replacement, Generator.HandleOf(generator));

        public Tensor poisson(Generator? generator = null)
            => NativeMethods.et_poisson(this, Generator.HandleOf(generator));

        public Tensor uniform_(double from, double to, Generator? generator = null)
            => InPlace(NativeMethods.et_uniform_(this, from, to, Generator.HandleOf(generator)));

        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null)
            => InPlace(NativeMethods.et_normal_(this, mean, std, Generator.HandleOf(generator)));

        public Tensor log_normal_(double mean = 0, double std = 1, Generator? generator = null)
            => InPlace(NativeMethods.et_log_normal_(this, mean, std, Generator.HandleOf(generator)));

        public Tensor cauchy_(double median = 0, double sigma = 1, Generator? generator = null)
            => InPlace(NativeMethods.et_cauchy_(this, median, sigma, Generator.HandleOf(generator)));

        public Tensor exponential_(double lambda = 1, Generator? generator = null)
            => InPlace(NativeMethods.et_exponential_(this, lambda, Generator.HandleOf(generator)));

        public Tensor geometric_(double p, Generator? generator = null)
            => InPlace(NativeMethods.et_geometric_(this, p, Generator.HandleOf(generator)));

        public Tensor random_(double from, double to, Generator? generator = null)
            => InPlace(NativeMethods.et_random_(this, from, to, Generator.HandleOf(generator)));
    }
}
