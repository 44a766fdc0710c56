using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// Discounted cumulative gains (Järvelin and Kekäläinen, 2002) of the first positions, averaged over groups of rows. Rows of a group stand one
// after the other; where the group changes, another begins. Rows with a missing score do not count; a missing label has the lowest gain.
internal sealed class RankingEvaluator
{
    private readonly double[] _gains;
    private readonly double[] _cumulative;
    private readonly double[] _normalized;
    private readonly List<(float Score, double Gain)> _rows = [];
    private ulong? _group;
    private long _groupCount;

    public RankingEvaluator(int truncation, double[] gains)
    {
        _gains = gains;
        _cumulative = new double[truncation];
        _normalized = new double[truncation];
    }

    public double[] DiscountedCumulativeGains => Array.ConvertAll(_cumulative, sum => sum / _groupCount);

    public double[] NormalizedDiscountedCumulativeGains => Array.ConvertAll(_normalized, sum => sum / _groupCount);

    public void Add(float label, float score, ulong group)
    {
        if (_group != group)
        {
            FinishGroup();
            _group = group;
        }
        if (float.IsNaN(score))
            return;
        var relevance = float.IsNaN(label) ? 0 : label;
        if (!(relevance >= 0 && relevance < _gains.Length))
            throw Contracts.Except($"The label {label} has no gain: there are gains for the labels 0 to {_gains.Length - 1}");
        _rows.Add((score, _gains[(int)relevance]));
    }

    // Also called once, after the last row.
    public void FinishGroup()
    {
        if (_group is null)
            return;
        _groupCount++;
        // Rows of equal score could stand in any order: the worst is assumed.
        _rows.Sort((left, right) => left.Score == right.Score ? left.Gain.CompareTo(right.Gain) : right.Score.CompareTo(left.Score));
        var best = _rows.Select(row => row.Gain).OrderDescending().ToArray();
        double sum = 0;
        double bestSum = 0;
        for (var i = 0; i < _cumulative.Length; i++)
        {
            if (i < _rows.Count)
            {
                sum += _rows[i].Gain / Math.Log(2 + i);
                bestSum += best[i] / Math.Log(2 + i);
            }
            _cumulative[i] += sum;
            _normalized[i] += bestSum > 0 ? sum / bestSum : 0;
        }
        _rows.Clear();
        _group = null;
    }
}
