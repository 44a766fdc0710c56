using DeepEstimators.Networks;
using DeepEstimators.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Training;

public class ModuleOptimizerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Gradient_descent_follows_its_formula(bool nesterov)
    {
        double weight = 2, memory = 0;
        var expected = Expected((gradient, rate) =>
        {
            weight *= 1 - rate * 0.1;
            memory = 0.9 * memory + gradient;
            weight -= rate * (nesterov ? gradient + 0.9 * memory : memory);
            return weight;
        });
        Same(expected, Steps(TrainingOptimizer.Sgd(0.9, nesterov), 0.1));
    }

    [Fact]
    public void Gradient_descent_without_momentum_follows_the_gradient()
    {
        double weight = 2;
        Same(Expected((gradient, rate) => weight -= rate * gradient), Steps(TrainingOptimizer.Sgd(0), 0));
    }

    [Fact]
    public void Lion_follows_its_formula()
    {
        double weight = 2, memory = 0;
        var expected = Expected((gradient, rate) =>
        {
            weight *= 1 - rate * 0.1;
            weight -= rate * Math.Sign(0.8 * memory + 0.2 * gradient);
            memory = 0.95 * memory + 0.05 * gradient;
            return weight;
        });
        Same(expected, Steps(TrainingOptimizer.Lion(0.8, 0.95), 0.1));
    }

    [Fact]
    public void AdamW_follows_its_formula()
    {
        double weight = 2, mean = 0, square = 0;
        var step = 0;
        var expected = Expected((gradient, rate) =>
        {
            step++;
            weight *= 1 - rate * 0.1;
            mean = 0.8 * mean + 0.2 * gradient;
            square = 0.95 * square + 0.05 * gradient * gradient;
            weight -= rate * mean / (1 - Math.Pow(0.8, step)) / (Math.Sqrt(square / (1 - Math.Pow(0.95, step))) + 1e-3);
            return weight;
        });
        Same(expected, Steps(TrainingOptimizer.AdamW(0.8, 0.95, 1e-3), 0.1));
    }

    [Fact]
    public void AdamW_has_the_bits_of_TorchSharps_own()
    {
        Assert.Equal(Weights(own: false), Weights(own: true));

        static float[] Weights(bool own)
        {
            using var scope = NewDisposeScope();
            using var module = Network.Tabular(blocks: 1, width: 8, dropout: 0).Create(InputShape.Vector(3), 1, 1);
            using var ours = TrainingOptimizer.AdamW().Create(0.01);
            using var theirs = optim.AdamW(module.parameters(), lr: 1e-2, weight_decay: 0.01);
            using var plan = new ParameterPlan(module, new TrainingOptions());
            ours.Add(plan.Trained);
            var inputs = arange(24, ScalarType.Float32).reshape(8, 3).sin();
            for (var step = 0; step < 5; step++)
            {
                theirs.zero_grad();
                module.call(inputs).square().mean().backward();
                if (own)
                    ours.Step(1e-2);
                else
                    theirs.step();
            }

            return module.parameters().SelectMany(value => value.data<float>().ToArray()).ToArray();
        }
    }

    [Fact]
    public void Newton_Schulz_takes_equal_singular_values_where_its_polynomial_takes_them()
    {
        using var scope = NewDisposeScope();
        // A rotation by 30 degrees, three times as long: both singular values are 1 / sqrt(2) of the norm.
        var (cos, sin) = (Math.Cos(Math.PI / 6), Math.Sin(Math.PI / 6));
        var rotation = torch.tensor(new[] { (float)cos, -(float)sin, (float)sin, (float)cos }, new long[] { 2, 2 });
        var s = Math.Sqrt(0.5);
        for (var i = 0; i < 5; i++)
            s = 3.4445 * s - 4.7750 * Math.Pow(s, 3) + 2.0315 * Math.Pow(s, 5);
        var result = MuonOptimizer.Orthogonalize(rotation * 3, 5).data<float>().ToArray();
        Assert.Equal(new[] { s * cos, -s * sin, s * sin, s * cos }, result.Select(value => (double)value), Close(1e-5));
    }

    [Theory]
    [InlineData(6, 20)]
    [InlineData(20, 6)]
    public void Newton_Schulz_brings_singular_values_near_1(int rows, int columns)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        var matrix = randn(rows, columns, generator: generator);
        var result = MuonOptimizer.Orthogonalize(matrix, 5);
        Assert.Equal([rows, columns], result.shape);
        // The squares of the singular values have the trace of the Gram matrix as their sum; none is far from 1.
        var gram = rows < columns ? result.mm(result.t()) : result.t().mm(result);
        Assert.All(gram.diag().data<float>().ToArray(), value => Assert.InRange(value, 0.4, 1.6));
        var off = gram - diag(gram.diag());
        Assert.True(off.abs().max().item<float>() < 0.4);
    }

    [Fact]
    public void Muon_moves_hidden_matrices_alone_by_its_own_rule()
    {
        using var scope = NewDisposeScope();
        using var module = Network.Mlp([8, 16, 8], dropout: 0).Create(InputShape.Vector(3), 1, 1);
        using var plan = new ParameterPlan(module, new TrainingOptions());
        Assert.Equal(
            ["hidden.linear1.weight", "hidden.linear2.weight"],
            plan.Trained.Where(parameter => parameter.IsHidden).Select(parameter => parameter.Name));
        using var optimizer = TrainingOptimizer.Muon().Create(0);
        optimizer.Add(plan.Trained);
        var before = plan.Trained.ToDictionary(parameter => parameter.Name, parameter => parameter.Value.detach().clone());
        module.call(arange(24, ScalarType.Float32).reshape(8, 3).sin()).square().mean().backward();
        optimizer.Step(0.01);
        using var noGrad = no_grad();
        foreach (var parameter in plan.Trained)
        {
            var moved = (parameter.Value - before[parameter.Name]).abs();
            if (parameter.IsHidden)
                // A matrix with singular values of at most 1.3, times rate * 0.2 * sqrt(16), has no greater Frobenius norm.
                Assert.InRange(moved.norm().item<float>(), 1e-3, 0.01 * 0.2 * 4 * 1.3 * Math.Sqrt(8));
            else
                // The first step of AdamW is the rate, whatever the gradient.
                Assert.All(moved.data<float>().ToArray(), value => Assert.True(value < 1e-6 || Math.Abs(value - 0.01) < 1e-4));
        }
    }

    public static TheoryData<TrainingOptimizer, double> Learners => new()
    {
        { TrainingOptimizer.AdamW(), 1e-2 },
        { TrainingOptimizer.Sgd(), 1e-1 },
        { TrainingOptimizer.Lion(), 3e-3 },
        { TrainingOptimizer.Muon(), 1e-2 },
    };

    [Theory]
    [MemberData(nameof(Learners))]
    public void Each_learns_leaves_nothing_behind_and_repeats_its_bits(TrainingOptimizer optimizer, double rate)
    {
        var live = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Assert.Equal(Weights(), Weights());
        Assert.Equal(live, DisposeScopeManager.Statistics.ThreadTotalLiveCount);

        float[] Weights()
        {
            using var data = TestRows.Circle(400, 1);
            using var validation = TestRows.Circle(300, 2);
            using var module = Network.Mlp([16, 16], dropout: 0).Create(InputShape.Vector(2), 1, 1);
            var options = new TrainingOptions
            {
                Epochs = 25, BatchSize = 32, LearningRate = rate, Optimizer = optimizer, Seed = 1, EarlyStoppingPatience = 0,
            };
            var result = Trainer.Fit(module, data, validation, Objective.BinaryClassification, options);
            Assert.True(result.History[result.BestEpoch - 1].ValidationMetric > 0.93, $"{result.History[^1]}");
            return module.parameters().SelectMany(value => value.data<float>().ToArray()).ToArray();
        }
    }

    [Theory]
    [InlineData("beta1")]
    [InlineData("beta2")]
    [InlineData("epsilon")]
    [InlineData("momentum")]
    [InlineData("iterations")]
    public void A_wrong_value_is_named(string name)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => name switch
        {
            "beta1" => TrainingOptimizer.AdamW(beta1: 1),
            "beta2" => TrainingOptimizer.Lion(beta2: -1),
            "epsilon" => TrainingOptimizer.AdamW(epsilon: 0),
            "momentum" => TrainingOptimizer.Sgd(1),
            _ => TrainingOptimizer.Muon(iterations: 0),
        });
        Assert.Equal(name, error.ParamName);
    }

    // Gradients and rates of five steps.
    private static readonly (double Gradient, double Rate)[] Course = [(1, 0.1), (-3, 0.1), (0.5, 0.05), (0.25, 0.02), (-1, 0.1)];

    private static double[] Expected(Func<double, double, double> step) =>
        Course.Select(point => step(point.Gradient, point.Rate)).ToArray();

    private static double[] Steps(TrainingOptimizer choice, double weightDecay)
    {
        using var scope = NewDisposeScope();
        using var weight = new Parameter(torch.tensor(new[] { 2f }));
        using var optimizer = choice.Create(weightDecay);
        optimizer.Add([new TrainedParameter("weight", weight)]);
        var weights = new List<double>();
        foreach (var (gradient, rate) in Course)
        {
            optimizer.ZeroGrad();
            (weight * gradient).sum().backward();
            optimizer.Step(rate);
            weights.Add(weight.data<float>()[0]);
        }

        return weights.ToArray();
    }

    private static void Same(double[] expected, double[] actual) => Assert.Equal(expected, actual, Close(1e-5));

    private static Func<double, double, bool> Close(double tolerance) => (a, b) => Math.Abs(a - b) < tolerance;
}
