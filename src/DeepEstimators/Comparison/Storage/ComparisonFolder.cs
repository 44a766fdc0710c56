using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DeepEstimators;

/// <summary>
/// Results in a folder as they come: <c>comparison.json</c> says what they belong to, <c>folds</c> holds a file a candidate and
/// fold. A file is written under another name first, so that what a kill leaves behind is whole.
/// </summary>
internal sealed class ComparisonFolder
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions s_indented = new(s_json) { WriteIndented = true };

    private readonly string _folds;

    private ComparisonFolder(string folds) => _folds = folds;

    /// <summary>Begins in a folder, or goes on in it.</summary>
    /// <exception cref="InvalidOperationException">The folder holds a comparison, and it is not to be resumed or is another.</exception>
    public static ComparisonFolder Open(string folder, ComparisonManifest manifest, bool resume)
    {
        string path = Path.Combine(folder, "comparison.json"), folds = Path.Combine(folder, "folds");
        Directory.CreateDirectory(folds);
        if (!File.Exists(path))
        {
            Write(path, manifest, s_indented);
            return new ComparisonFolder(folds);
        }
        if (!resume)
            throw new InvalidOperationException($"The folder '{folder}' holds a comparison already: resume it, or take another folder.");
        ComparisonManifest there = Read<ComparisonManifest>(path);
        return manifest.DifferenceFrom(there) is { } difference
            ? throw new InvalidOperationException($"The folder '{folder}' holds another comparison: {difference}.")
            : new ComparisonFolder(folds);
    }

    public FoldResult? TryLoad(string candidate, PlannedFold fold)
    {
        string path = PathOf(candidate, fold.Repeat, fold.Fold);
        return File.Exists(path) ? Read<StoredFold>(path).ToResult() : null;
    }

    public void Save(string candidate, FoldResult result) =>
        Write(PathOf(candidate, result.Repeat, result.Fold), StoredFold.Of(candidate, result), s_json);

    private string PathOf(string candidate, int repeat, int fold) =>
        Path.Combine(_folds, string.Create(CultureInfo.InvariantCulture, $"{FileName(candidate)}-{repeat}-{fold}.json"));

    // Readable, and different for names that differ only in what a file name cannot hold.
    private static string FileName(string candidate)
    {
        string readable = string.Concat(candidate.Take(60).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
        return $"{readable}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(candidate)).AsSpan(0, 4))}";
    }

    private static void Write<T>(string path, T value, JsonSerializerOptions options)
    {
        string partial = path + ".partial";
        using (FileStream file = File.Create(partial))
        {
            JsonSerializer.Serialize(file, value, options);
            file.Flush(flushToDisk: true);
        }
        File.Move(partial, path, overwrite: true);
    }

    private static T Read<T>(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            return JsonSerializer.Deserialize<T>(file, s_json)
                ?? throw new InvalidDataException($"The file '{path}' is empty.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"The file '{path}' is not what a comparison wrote: {error.Message}", error);
        }
    }
}
