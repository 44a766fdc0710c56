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
    // What the entries may come to unpacked: packed zeros take a thousandth of their room.
    private const long FreeBytes = 64_000_000;
    private const long BytesPerByteOfArchive = 8;

    private readonly ZipArchive _archive;
    private readonly IExceptionContext _context;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = [];
    private long _bytesLeft;

    private RepositoryReader(ZipArchive archive, long length, IExceptionContext context)
    {
        _archive = archive;
        _context = context;
        _bytesLeft = FreeBytes + (BytesPerByteOfArchive * length);
        foreach (var entry in archive.Entries)
            _entries.TryAdd(entry.FullName.Replace('\\', '/'), entry);
    }

    public static RepositoryReader Open(Stream stream, IExceptionContext context = null)
    {
        try
        {
            var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            var length = stream.CanSeek ? stream.Length : archive.Entries.Sum(entry => entry.CompressedLength);
            return new RepositoryReader(archive, length, context);
        }
        catch (Exception exception) when (IsDamage(exception))
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
        _context.CheckDecode(entry.Length >= 0 && entry.Length <= Math.Min(_bytesLeft, Array.MaxLength),
            $"The entry '{path}' of {entry.Length} bytes is too large for its archive");
        _bytesLeft -= entry.Length;
        try
        {
            using var stream = entry.Open();
            var content = new byte[entry.Length];
            var read = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            _context.CheckDecode(read == content.Length && stream.ReadByte() < 0, $"The entry '{path}' has another length than the archive says");
            return content;
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw _context.ExceptDecode(exception, $"Failed to read the entry '{path}' of the zip archive");
        }
    }

    // What the archive's reader throws at bytes that are no archive, or at one packed in a way that it does not know.
    private static bool IsDamage(Exception exception) =>
        exception is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException;

    public void Dispose() => _archive.Dispose();
}
