using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace DeepEstimators.Samples.DataSets;

/// <summary>Reads arrays of NumPy's format 1.0, packed with gzip: float16 and uint8 in the order of C.</summary>
internal static partial class NpyFile
{
    /// <summary>The sizes and the numbers of an array.</summary>
    /// <exception cref="UserException">The file is not there, or holds something else.</exception>
    public static (int[] Sizes, float[] Values) Read(string path)
    {
        if (!File.Exists(path))
            throw new UserException($"There is no file {path}.");
        using var unpacked = new MemoryStream();
        using (var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress))
            stream.CopyTo(unpacked);
        ReadOnlySpan<byte> bytes = unpacked.ToArray();
        if (bytes.Length < 10 || !bytes[1..6].SequenceEqual("NUMPY"u8))
            throw new UserException($"{path} is no array of NumPy.");
        int start = 10 + BitConverter.ToUInt16(bytes[8..]);
        Match header = Header().Match(Encoding.ASCII.GetString(bytes[10..Math.Min(start, bytes.Length)]));
        if (!header.Success)
            throw new UserException($"{path} is no array of float16 or uint8 in the order of C.");
        int[] sizes = [.. header.Groups["sizes"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(size => int.Parse(size, CultureInfo.InvariantCulture))];
        float[] values = header.Groups["type"].Value == "<f2"
            ? Array.ConvertAll(MemoryMarshal.Cast<byte, Half>(bytes[start..]).ToArray(), value => (float)value)
            : Array.ConvertAll(bytes[start..].ToArray(), value => (float)value);
        return values.Length == sizes.Aggregate(1, (product, size) => product * size)
            ? (sizes, values)
            : throw new UserException($"{path} has {values.Length} numbers, and its header tells of [{string.Join(", ", sizes)}].");
    }

    [GeneratedRegex(@"'descr':\s*'(?<type><f2|\|u1)'.*'fortran_order':\s*False.*'shape':\s*\((?<sizes>[\d,\s]+)\)")]
    private static partial Regex Header();
}
