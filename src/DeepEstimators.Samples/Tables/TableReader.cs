using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using CsvHelper.Configuration;

namespace DeepEstimators.Samples.Tables;

/// <summary>Reads tables from files, packed with gzip or not.</summary>
public static class TableReader
{
    private static readonly char[] s_separators = [',', ';', '\t'];

    /// <summary>Reads a whole table.</summary>
    /// <exception cref="UserException">The file is missing, empty or not a table.</exception>
    public static Table Read(string path, TableFormat format)
    {
        using StreamReader reader = OpenText(path);
        string name = Path.GetFileName(path);
        char separator = format.Separator ?? GuessSeparator(path);
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator.ToString(),
            // A blank between fields is none around them.
            TrimOptions = separator == ' ' ? TrimOptions.None : TrimOptions.Trim,
            WhiteSpaceChars = separator == ' ' ? [] : [' '],
            IgnoreBlankLines = true,
            HasHeaderRecord = false,
            Mode = separator == ' ' ? CsvMode.NoEscape : CsvMode.RFC4180,
        };
        using var parser = new CsvParser(reader, configuration);
        string[]? columns = null;
        var rows = new List<string[]>();
        int firstLine = 1;
        try
        {
            while (parser.Read())
            {
                string[] record = parser.Record!;
                if (columns is null)
                {
                    columns = format.HasHeader ? record : [.. record.Select((_, index) => $"C{index}")];
                    RefuseBadHeader(name, columns);
                    if (format.HasHeader)
                    {
                        firstLine = parser.RawRow + 1;
                        continue;
                    }
                    firstLine = parser.RawRow;
                }
                if (record.Length != columns.Length)
                    throw new UserException($"{name}, line {parser.RawRow}: {record.Length} fields where {columns.Length} columns are expected.");
                rows.Add(record);
            }
        }
        catch (CsvHelperException error)
        {
            throw new UserException($"{name}, line {parser.RawRow}: not a table: {error.Message.Split('\n')[0].Trim()}", error);
        }
        if (columns is null || rows.Count == 0)
            throw new UserException($"{name} is empty: it has no rows{(columns is null ? "" : " below its header")}.");
        return new Table(name, columns, rows, firstLine);
    }

    /// <summary>Opens a text file, unpacked where its name ends in .gz.</summary>
    /// <exception cref="UserException">The file is missing or cannot be read.</exception>
    public static StreamReader OpenText(string path) => new(OpenBytes(path));

    /// <summary>Opens a file, unpacked where its name ends in .gz.</summary>
    /// <exception cref="UserException">The file is missing or cannot be read.</exception>
    public static Stream OpenBytes(string path)
    {
        try
        {
            FileStream file = File.OpenRead(path);
            return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserException($"There is no file '{path}'.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"'{path}' cannot be read: {error.Message}", error);
        }
    }

    private static char GuessSeparator(string path)
    {
        using StreamReader reader = OpenText(path);
        string line = reader.ReadLine() ?? "";
        return s_separators.MaxBy(separator => line.Count(character => character == separator));
    }

    private static void RefuseBadHeader(string name, string[] columns)
    {
        string[] twice = [.. columns.GroupBy(column => column).Where(group => group.Count() > 1).Select(group => group.Key)];
        if (twice.Length > 0)
            throw new UserException($"{name}: its header names '{twice[0]}' more than once; each column needs its own name.");
        int unnamed = Array.FindIndex(columns, string.IsNullOrWhiteSpace);
        if (unnamed >= 0)
            throw new UserException($"{name}: its header gives column {unnamed + 1} no name.");
    }
}
