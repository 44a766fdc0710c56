using System.Globalization;
using System.Numerics;
using System.Text;

namespace TorchSharp;

// A tensor as text: nested brackets (Numpy, CSharp) or a type line and rows (Julia), with the middle of long dimensions
// left out.
internal sealed class TensorPrinter(TensorStringStyle style, string format, int width, CultureInfo culture, string newLine)
{
    private const string Ellipsis = "...";

    private readonly StringBuilder _text = new();
    private string[] _elements = [];
    private long[] _shape = [];
    private int _columnWidth;

    internal string Print(torch.Tensor tensor)
    {
        _shape = tensor.shape;
        _elements = Elements(tensor);
        if (style == TensorStringStyle.Julia)
            PrintRows(tensor);
        else
            PrintBrackets(tensor);
        return _text.ToString();
    }

    internal static string Metadata(torch.Tensor tensor)
    {
        var text = new StringBuilder();
        text.Append('[').AppendJoin('x', tensor.shape).Append("], type = ").Append(tensor.dtype)
            .Append(", device = ").Append(tensor.device);
        return text.ToString();
    }

    private void PrintBrackets(torch.Tensor tensor)
    {
        var (open, close) = style == TensorStringStyle.CSharp ? ('{', '}') : ('[', ']');
        if (style == TensorStringStyle.CSharp)
        {
            _text.Append(tensor.dtype).Append('[').AppendJoin(", ", _shape).Append("], device = ").Append(tensor.device)
                .Append(_shape.Length == 0 ? ", value = " : " ");
        }

        _columnWidth = style == TensorStringStyle.CSharp || _elements.Length == 0 ? 0 : _elements.Max(e => e.Length);
        Brackets(0, 0, open, close);
    }

    private void Brackets(int dim, long position, char open, char close)
    {
        if (dim == _shape.Length)
        {
            _text.Append(_elements[position].PadLeft(_columnWidth));
            return;
        }

        long stride = 1;
        for (var d = dim + 1; d < _shape.Length; d++)
            stride *= _shape[d];
        var innermost = dim == _shape.Length - 1;
        _text.Append(open);
        var first = true;
        foreach (var i in Shown(_shape[dim], innermost ? torch.PrintMaxColumns : torch.PrintMaxRows))
        {
            if (!first)
            {
                _text.Append(style == TensorStringStyle.CSharp || !innermost ? "," : "").Append(innermost ? " " : newLine);
                if (!innermost)
                    _text.Append(' ', dim + 1);
            }

            first = false;
            if (i < 0)
                _text.Append(Ellipsis);
            else
                Brackets(dim + 1, position + i * stride, open, close);
        }

        _text.Append(close);
    }

    private void PrintRows(torch.Tensor tensor)
    {
        _text.Append(Metadata(tensor));
        if (_shape.Length == 0)
        {
            _text.Append(", value = ").Append(_elements[0]);
            return;
        }

        _columnWidth = _elements.Length == 0 ? 0 : _elements.Max(e => e.Length);
        var columns = _shape[^1];
        var rows = _shape.Length > 1 ? _shape[^2] : 1;
        var matrices = columns * rows == 0 ? 0 : _elements.Length / (columns * rows);
        for (long m = 0; m < matrices; m++)
        {
            if (_shape.Length > 2)
                _text.Append(newLine).Append('[').AppendJoin(',', Position(m)).Append(",..,..] =");
            foreach (var row in Shown(rows, torch.PrintMaxRows))
            {
                _text.Append(newLine);
                if (row < 0)
                    _text.Append(' ').Append(Ellipsis);
                else
                    Row(m * rows * columns + row * columns, columns);
            }
        }
    }

    private void Row(long start, long columns)
    {
        var length = 0;
        foreach (var column in Shown(columns, torch.PrintMaxColumns))
        {
            var element = column < 0 ? Ellipsis : _elements[start + column].PadLeft(_columnWidth);
            length += element.Length + 1;
            if (length > width)
            {
                _text.Append(' ').Append(Ellipsis);
                return;
            }

            _text.Append(' ').Append(element);
        }
    }

    private long[] Position(long matrix)
    {
        var position = new long[_shape.Length - 2];
        for (var d = position.Length - 1; d >= 0; d--)
        {
            position[d] = matrix % _shape[d];
            matrix /= _shape[d];
        }

        return position;
    }

    // The positions to show; -1 stands for those left out.
    private static IEnumerable<long> Shown(long size, int limit)
    {
        var head = (limit + 1) / 2;
        for (long i = 0; i < size; i++)
        {
            if (size > limit && i == head)
            {
                yield return -1;
                i = size - limit / 2 - 1;
                continue;
            }

            yield return i;
        }
    }

    private string[] Elements(torch.Tensor tensor)
    {
        using var detached = tensor.detach();
        using var cpu = detached.cpu();
        switch (tensor.dtype)
        {
            case torch.ScalarType.Bool:
                return Array.ConvertAll(cpu.data<bool>().ToArray(), value => value ? "true" : "false");
            case torch.ScalarType.ComplexFloat32 or torch.ScalarType.ComplexFloat64:
                using (var complex = cpu.to_type(torch.ScalarType.ComplexFloat64))
                    return Array.ConvertAll(complex.data<Complex>().ToArray(), Text);
            case torch.ScalarType.Float16 or torch.ScalarType.BFloat16 or torch.ScalarType.Float32 or torch.ScalarType.Float64:
                using (var wide = cpu.to_type(torch.ScalarType.Float64))
                    return Array.ConvertAll(wide.data<double>().ToArray(), value => value.ToString(format, culture));
            default:
                using (var whole = cpu.to_type(torch.ScalarType.Int64))
                    return Array.ConvertAll(whole.data<long>().ToArray(), value => value.ToString(culture));
        }
    }

    private string Text(Complex value)
        => value.Real.ToString(format, culture) + (value.Imaginary < 0 ? "-" : "+")
            + Math.Abs(value.Imaginary).ToString(format, culture) + "i";
}
