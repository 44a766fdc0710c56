using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// Files read one after the other as one table.
public sealed class MultiFileSource : IMultiStreamSource
{
    private readonly string[] _paths;

    public MultiFileSource(params string[] paths)
    {
        Contracts.CheckValueOrNull(paths);
        _paths = paths is null || paths.Length == 1 && string.IsNullOrEmpty(paths[0])
            ? []
            : paths.SelectMany(ExpandPath).ToArray();
    }

    public int Count => _paths.Length;

    public string GetPathOrNull(int index) => _paths[CheckIndex(index)];

    public Stream Open(int index)
    {
        var path = _paths[CheckIndex(index)];
        try
        {
            // The readers have buffers of their own.
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        }
        catch (IOException exception)
        {
            throw Contracts.ExceptIO(null, exception, $"Error opening file: '{path}'");
        }
    }

    public TextReader OpenTextReader(int index) => new StreamReader(Open(index));

    // A name with * or ? stands for the files of its folder that it fits, in order of name; `...` as a folder for all below it.
    private static IEnumerable<string> ExpandPath(string path)
    {
        if (path is null || path.IndexOfAny(['*', '?']) < 0)
            return [path];
        var folder = Path.GetDirectoryName(path);
        var depth = SearchOption.TopDirectoryOnly;
        if (Path.GetFileName(folder) == "...")
        {
            folder = Path.GetDirectoryName(folder);
            depth = SearchOption.AllDirectories;
        }
        return Directory.EnumerateFiles(string.IsNullOrEmpty(folder) ? "." : folder, Path.GetFileName(path), depth)
            .Order(StringComparer.Ordinal);
    }

    private int CheckIndex(int index)
    {
        Contracts.CheckParam((uint)index < (uint)Count, nameof(index));
        return index;
    }
}
