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
    private double _lastValue;

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

    public required StoppingRule Stopping { get; init; }

    public double Value => _value;

    public int Iterations { get; private set; }

    // Without an L1 term biases, too, stay on their side.
    private int FirstConstrained => L1Weight > 0 ? UnregularizedCount : 0;

    // The minimum found.
    public double[] Minimize()
    {
        if (EnforceNonNegativity)
            ClampToNonNegative(_point);
        _value = Evaluate(_point, _gradient);
        do
        {
            UpdateDirection();
            Iterations++;
            _lastValue = _value;
            if (!LineSearch(force: false))
            {
                _memory.Clear();
                UpdateDirection();
                if (!LineSearch(force: true))
                    return _point;
            }
            Shift();
        }
        while (!Stopping.IsMet(_lastValue, _value, Iterations));
        return _point;
    }

    private double Evaluate(double[] point, double[] gradient)
    {
        var value = _function(point, gradient);
        return L1Weight == 0 ? value : value + (L1Weight * TensorPrimitives.SumOfMagnitudes<double>(point.AsSpan(UnregularizedCount)));
    }

    // The negative of the gradient; with L1, of the subgradient of least norm. Where no coordinate may become negative, none that is 0 descends.
    private void UpdateSteepestDescent()
    {
        TensorPrimitives.Negate<double>(_gradient, _steepestDescent);
        if (L1Weight == 0 && !EnforceNonNegativity)
            return;
        for (var i = FirstConstrained; i < _size; i++)
        {
            var descent = _steepestDescent[i];
            if (_point[i] < 0)
                descent += L1Weight;
            else if (_point[i] > 0)
                descent -= L1Weight;
            else if (EnforceNonNegativity)
                descent = Math.Max(0, descent - L1Weight);
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

        var latest = _memory.FindLastIndex(entry => entry.Product > 0);
        if (latest >= 0)
            MultiplyByInverseHessian(latest);
        if (L1Weight == 0 && !EnforceNonNegativity)
            return;
        for (var i = 0; i < _size; i++)
        {
            if (_steepestDescent[i] == 0)
                _direction[i] = 0;
        }
    }

    // By the pairs up to this one. Those without positive curvature are passed over: the quadratic model has no minimum there.
    private void MultiplyByInverseHessian(int latest)
    {
        var alphas = new double[latest + 1];
        for (var i = latest; i >= 0; i--)
        {
            var (step, change, product) = _memory[i];
            if (product <= 0)
                continue;
            alphas[i] = -TensorPrimitives.Dot<double>(step, _direction) / product;
            TensorPrimitives.MultiplyAdd<double>(change, alphas[i], _direction, _direction);
        }
        var (_, lastChange, lastProduct) = _memory[latest];
        TensorPrimitives.Multiply<double>(_direction, lastProduct / TensorPrimitives.SumOfSquares<double>(lastChange), _direction);
        for (var i = 0; i <= latest; i++)
        {
            var (step, change, product) = _memory[i];
            if (product <= 0)
                continue;
            var beta = TensorPrimitives.Dot<double>(change, _direction) / product;
            TensorPrimitives.MultiplyAdd<double>(step, -alphas[i] - beta, _direction, _direction);
        }
    }

    // Sets the new point and its value and gradient; false where no step gains enough.
    private bool LineSearch(bool force)
    {
        if (TensorPrimitives.Dot<double>(_direction, _steepestDescent) <= 0)
            return false;
        var rate = Iterations == 1 ? 1 / TensorPrimitives.Norm<double>(_direction) : 1;
        Step(rate);
        if (Gain() < 0 && L1Weight > 0)
        {
            for (var i = UnregularizedCount; i < _size; i++)
            {
                if (_direction[i] * _steepestDescent[i] < 0)
                    _direction[i] = 0;
            }
            Step(rate);
        }
        var steps = force ? MaximumForcedLineSearchSteps : MaximumLineSearchSteps;
        for (var i = 0; i < steps; i++)
        {
            var value = Evaluate(_newPoint, _newGradient);
            if (value <= _lastValue - (SufficientDecrease * Gain()))
            {
                _value = value;
                return true;
            }
            rate *= BacktrackingFactor;
            Step(rate);
        }
        return false;
    }

    // Along the steepest descent, of the step to the new point.
    private double Gain()
    {
        double gain = 0;
        for (var i = 0; i < _size; i++)
            gain += _steepestDescent[i] * (_newPoint[i] - _point[i]);
        return gain;
    }

    private void Step(double rate)
    {
        TensorPrimitives.MultiplyAdd<double>(_direction, rate, _point, _newPoint);
        if (EnforceNonNegativity)
        {
            ClampToNonNegative(_newPoint);
        }
        else if (L1Weight > 0)
        {
            for (var i = UnregularizedCount; i < _size; i++)
            {
                // A coordinate that would cross zero stops there.
                if (_newPoint[i] * _point[i] < 0)
                    _newPoint[i] = 0;
            }
        }
    }

    private void ClampToNonNegative(double[] point)
    {
        var constrained = point.AsSpan(FirstConstrained);
        TensorPrimitives.Max<double>(constrained, 0, constrained);
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
        if (product != 0)
            _memory.Add((entry.Step, entry.Change, product));
        (_point, _newPoint) = (_newPoint, _point);
        (_gradient, _newGradient) = (_newGradient, _gradient);
    }
}
