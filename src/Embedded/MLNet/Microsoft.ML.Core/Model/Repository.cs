using System.IO.Compression;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

// The zip archive that a model is, being written. Paths are separated by '/'.
internal sealed class RepositoryWriter : IDisposable
{
    private readonly ZipArchive _archive;

    private RepositoryWriter(Stream stream)
    {
        _archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
    }

    public static RepositoryWriter CreateNew(Stream stream)
    {
        var repository = new RepositoryWriter(stream);
        repository.Write("TrainingInfo/Version.txt", entry =>
        {
            using var writer = new StreamWriter(entry, leaveOpen: true);
            writer.WriteLine(typeof(RepositoryWriter).Assembly.GetName().Version);
        });
        return repository;
    }

    // One entry is open at a time; a component that writes others meanwhile writes itself when it is done.
    public void Write(string path, Action<Stream> write)
    {
        var content = new MemoryStream();
        write(content);
        using var entry = _archive.CreateEntry(path, CompressionLevel.Optimal).Open();
        content.WriteTo(entry);
    }

    public void Dispose() => _archive.Dispose();
}

// The zip archive that a model is, being read.
internal sealed class RepositoryReader : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = [];

    private RepositoryReader(ZipArchive archive)
    {
        _archive = archive;
        foreach (var entry in archive.Entries)
            _entries.TryAdd(entry.FullName.Replace('\\', '/'), entry);
    }

    public static RepositoryReader Open(Stream stream, IExceptionContext context = null)
    {
        try
        {
            return new RepositoryReader(new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true));
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or IOException)
        {
            throw Contracts.ExceptDecode(context, exception, "Failed to open a zip archive");
        }
    }

    public Stream OpenOrNull(string path)
    {
        var content = ReadOrNull(path);
        return content is null ? null : new MemoryStream(content, writable: false);
    }

    public byte[] ReadOrNull(string path)
    {
        if (!_entries.TryGetValue(path, out var entry))
            return null;
        using var stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    public void Dispose() => _archive.Dispose();
}
