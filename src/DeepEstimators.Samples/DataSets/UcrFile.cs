using System.Globalization;
using System.IO.Compression;

namespace DeepEstimators.Samples.DataSets;

/// <summary>
/// Reads the files of the UCR and UEA archives: either lines of the class and the values, or .ts, where a line has the values of each
/// channel and the class, separated by colons.
/// </summary>
internal static class UcrFile
{
    /// <summary>Reads a file, packed with gzip or not.</summary>
    /// <exception cref="UserException">The file is not there, or its series are not of one shape.</exception>
    public static SeriesRows Read(string path)
    {
        if (!File.Exists(path))
            throw new UserException($"There is no file {path}.");
        using Stream file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        bool colons = path.Contains(".ts", StringComparison.Ordinal);
        var (values, labels, channels) = (new List<float[]>(), new List<string>(), 0);
        for (int number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length == 0 || line[0] is '#' or '@')
                continue;
            string[][] parts = Split(line, colons, out string label);
            if (values.Count == 0)
                channels = parts.Length;
            float[] row = [.. parts.SelectMany(channel => channel.Select(text => Number(text, path, number)))];
            if (parts.Length != channels || parts.Any(channel => channel.Length != parts[0].Length) || (values.Count > 0 && row.Length != values[0].Length))
                throw new UserException($"{path}, line {number}: the series has another length than the first.");
            values.Add(SeriesRows.BySteps(row, channels));
            labels.Add(label);
        }
        return values.Count > 0
            ? new SeriesRows(new SeriesShape(channels, values[0].Length / channels), values, labels)
            : throw new UserException($"{path} has no series.");
    }

    private static string[][] Split(string line, bool colons, out string label)
    {
        if (colons)
        {
            string[] channels = line.Split(':');
            label = channels[^1].Trim();
            return [.. channels[..^1].Select(Fields)];
        }
        string[] fields = Fields(line);
        label = fields[0];
        return [fields[1..]];
    }

    private static string[] Fields(string text) => text.Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries);

    private static float Number(string text, string path, int line) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float number) && float.IsFinite(number)
            ? number
            : throw new UserException($"{path}, line {line}: '{text}' is no number.");
}
