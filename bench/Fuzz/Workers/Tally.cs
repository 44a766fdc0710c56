using System.Globalization;

namespace Bench.Fuzz.Workers;

/// <summary>What came of all inputs of a kind.</summary>
internal sealed class Tally(string kind, int seed)
{
    private readonly object _lock = new();
    private readonly SortedDictionary<string, int> _outcomes = [];
    private readonly SortedDictionary<string, (int Count, int Index, string Details)> _defects = [];
    private readonly List<string> _failures = [];

    public int Total => _outcomes.Values.Sum() + _failures.Count;

    public bool HasFailures => _failures.Count > 0 || _outcomes.ContainsKey(Worker.TooMuchMemory);

    public void Add(string line)
    {
        string[] parts = line.Split('\t');
        lock (_lock)
        {
            _outcomes[parts[1]] = _outcomes.GetValueOrDefault(parts[1]) + 1;
            if (parts[2] == "0")
                return;
            // What several inputs come to is told once, by the place where it was thrown.
            int place = parts[3].IndexOf("at ", StringComparison.Ordinal);
            string key = $"{parts[1]} {(place < 0 ? parts[3] : parts[3][place..].Split(':')[0])}";
            var defect = _defects.GetValueOrDefault(key, (Count: 0, Index: int.Parse(parts[0], CultureInfo.InvariantCulture), Details: parts[3]));
            _defects[key] = defect with { Count = defect.Count + 1 };
        }
    }

    public void AddFailure(int index, string failure)
    {
        lock (_lock)
            _failures.Add($"{failure} at --kind {kind} --seed {seed} --first {index} --count 1");
    }

    public void Write(TextWriter output)
    {
        output.WriteLine($"{kind}: {Total} inputs, {string.Join(", ", _outcomes.OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Value} {pair.Key}"))}");
        foreach (string failure in _failures)
            output.WriteLine($"  FAILED {failure}");
        foreach (var (key, (count, index, details)) in _defects.OrderByDescending(pair => pair.Value.Count))
            output.WriteLine($"  {count} x {key.Split(' ')[0]}: {details} at --kind {kind} --seed {seed} --first {index} --count 1");
    }
}
