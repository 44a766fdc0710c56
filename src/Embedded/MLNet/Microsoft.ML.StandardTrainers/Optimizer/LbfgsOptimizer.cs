using System.Numerics.Tensors;

namespace Microsoft.ML.Numeric;

// A function to minimise: fills the gradient at a point and returns the value.
internal delegate double DifferentiableFunction(ReadOnlySpan<double> point, Span<double> gradient);

// Limited-memory BFGS (J. Nocedal, "Updating Quasi-Newton Matrices with Limited Storage", 1980), in the orthant-wise form that also minimises an
// L1 term (G. Andrew and J. Gao, "Scalable Training of L1-Regularized Log-Linear Models", 2007). Without L1 it is plain L-BFGS.
internal sealed class LbfgsOptimizer
{
    private const double SufficientDecrease = 1e-4;
    private const double BacktrackingFactor = 0.25;
    private const int MaximumLineSearchSteps = 8;
    private const int MaximumForcedLineSearchSteps = 60;

    private readonly DifferentiableFunction _function;
    private readonly int _size;
    private readonly List<(double[] Step, double[] Change, double Product)> _memory = [];
    private double[] _point;
    private double[] _gradient;
    private double[] _newPoint;
    private double[] _newGradient;
    private readonly double[] _steepestDescent;
    private readonly double[] _direction;
    private double _value;

    public LbfgsOptimizer(DifferentiableFunction function, ReadOnlySpan<double> start)
    {
        _function = function;
        _size = start.Length;
        _point = start.ToArray();
        _gradient = new double[_size];
        _newPoint = new double[_size];
        _newGradient = new double[_size];
        _steepestDescent = new double[_size];
        _direction = new double[_size];
    }

    public int MemorySize { get; init; } = 20;

    public double L1Weight { get; init; }

    // The first so many coordinates carry no L1 term.
    public int UnregularizedCount { get; init; }

    public bool EnforceNonNegativity { get; init; }

    // Of the mean relative improvement of the last steps.
    public double Tolerance { get; init; } = 1e-7;

    public int MaximumIterations { get; init; } = int.MaxValue;

    public double Value => _value;

    public int Iterations { get; private set; }

    // The minimum found.
    public double[] Minimize()
    {
        _value = Evaluate(_point, _gradient);
        double meanImprovement = 0;
        while (true)
        {
            UpdateDirection();
            Iterations++;
            var lastValue = _value;
            if (!LineSearch(force: false))
            {
                _memory.Clear();
                UpdateDirection();
                if (!LineSearch(force: true))
                    return _point;
            }
            Shift();

            // An exponentially weighted mean, with the bias of its start taken out.
            const double Decay = 0.5;
            meanImprovement = (lastValue - _value) + (Decay * meanImprovement);
            var relative = meanImprovement * (1 - Decay) / (Math.Abs(_value) * (1 - Math.Pow(Decay, Iterations)));
            if ((Iterations > 1 && !(relative >= Tolerance)) || Iterations >= MaximumIterations)
                return _point;
        }
    }

    private double Evaluate(double[] point, double[] gradient)
    {
        var value = _function(point, gradient);
        return L1Weight == 0 ? value : value + (L1Weight * TensorPrimitives.SumOfMagnitudes<double>(point.AsSpan(UnregularizedCount)));
    }

    // The negative of the gradient; with L1, of the subgradient of least norm.
    private void UpdateSteepestDescent()
    {
        TensorPrimitives.Negate<double>(_gradient, _steepestDescent);
        if (L1Weight == 0)
            return;
        for (var i = UnregularizedCount; i < _size; i++)
        {
            var descent = _steepestDescent[i];
            if (_point[i] < 0)
                descent += L1Weight;
            else if (_point[i] > 0)
                descent -= L1Weight;
            else
                descent = descent > L1Weight ? descent - L1Weight : descent < -L1Weight ? descent + L1Weight : 0;
            _steepestDescent[i] = descent;
        }
    }

    private void UpdateDirection()
    {
        UpdateSteepestDescent();
        _steepestDescent.AsSpan().CopyTo(_direction);
        if (_memory.Count == 0)
            return;

        var alphas = new double[_memory.Count];
        for (var i = _memory.Count - 1; i >= 0; i--)
        {
            var (step, change, product) = _memory[i];
            alphas[i] = -TensorPrimitives.Dot<double>(step, _direction) / product;
            TensorPrimitives.MultiplyAdd<double>(change, alphas[i], _direction, _direction);
        }
        var (_, lastChange, lastProduct) = _memory[^1];
        TensorPrimitives.Multiply<double>(_direction, lastProduct / TensorPrimitives.SumOfSquares<double>(lastChange), _direction);
        for (var i = 0; i < _memory.Count; i++)
        {
            var (step, change, product) = _memory[i];
            var beta = TensorPrimitives.Dot<double>(change, _direction) / product;
            TensorPrimitives.MultiplyAdd<double>(step, -alphas[i] - beta, _direction, _direction);
        }

        // Stay in the orthant that the steepest descent points into.
        if (L1Weight > 0)
        {
            for (var i = UnregularizedCount; i < _size; i++)
            {
                if (_direction[i] * _steepestDescent[i] <= 0)
                    _direction[i] = 0;
            }
        }
    }

    // Sets the new point and its value and gradient; false where no step gains enough.
    private bool LineSearch(bool force)
    {
        if (TensorPrimitives.Dot<double>(_direction, _steepestDescent) <= 0)
            return false;
        var rate = _memory.Count == 0 ? 1 / TensorPrimitives.Norm<double>(_direction) : 1;
        var lastValue = _value;
        var steps = force ? MaximumForcedLineSearchSteps : MaximumLineSearchSteps;
        for (var i = 0; i < steps; i++, rate *= BacktrackingFactor)
        {
            Step(rate);
            double gain = 0;
            for (var j = 0; j < _size; j++)
                gain += _steepestDescent[j] * (_newPoint[j] - _point[j]);
            var value = Evaluate(_newPoint, _newGradient);
            if (value <= lastValue - (SufficientDecrease * gain))
            {
                _value = value;
                return true;
            }
        }
        return false;
    }

    private void Step(double rate)
    {
        TensorPrimitives.MultiplyAdd<double>(_direction, rate, _point, _newPoint);
        if (L1Weight > 0)
        {
            for (var i = UnregularizedCount; i < _size; i++)
            {
                // A coordinate that would cross zero stops there.
                if (_newPoint[i] * (_point[i] == 0 ? _steepestDescent[i] : _point[i]) < 0)
                    _newPoint[i] = 0;
            }
        }
        if (EnforceNonNegativity)
            TensorPrimitives.Max<double>(_newPoint, 0, _newPoint);
    }

    // Remembers the step made and makes the new point the current one.
    private void Shift()
    {
        (double[] Step, double[] Change, double) entry = _memory.Count == MemorySize ? _memory[0] : (new double[_size], new double[_size], 0);
        if (_memory.Count == MemorySize)
            _memory.RemoveAt(0);
        TensorPrimitives.Subtract<double>(_newPoint, _point, entry.Step);
        TensorPrimitives.Subtract<double>(_newGradient, _gradient, entry.Change);
        var product = TensorPrimitives.Dot<double>(entry.Step, entry.Change);
        // Without positive curvature the quadratic model has no minimum there.
        if (product > 0)
            _memory.Add((entry.Step, entry.Change, product));
        (_point, _newPoint) = (_newPoint, _point);
        (_gradient, _newGradient) = (_newGradient, _gradient);
    }
}
