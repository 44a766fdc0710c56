using System.IO.Compression;

namespace Bench.Fuzz.Inputs;

/// <summary>A model's zip archive with its entries unpacked, so that they can be changed behind the archive's checks.</summary>
internal sealed record ModelArchive(string Name, byte[] Zip, IReadOnlyList<(string Path, byte[] Content)> Entries)
{
    public static ModelArchive Read(string name, byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return new ModelArchive(name, zip, [.. archive.Entries.Select(entry => (entry.FullName, ReadAll(entry)))]);
    }

    public static byte[] Write(IEnumerable<(string Path, byte[] Content)> entries, Action<ZipArchive>? more = null)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in entries)
            {
                using Stream entry = archive.CreateEntry(path, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
            more?.Invoke(archive);
        }
        return stream.ToArray();
    }

    /// <summary>The archive with this entry an endless row of zeros, which take next to no room packed.</summary>
    public byte[] WithBomb(string path)
    {
        const int ChunkSize = 1 << 20;
        const int ChunkCount = 400;
        return Write(Entries.Where(entry => entry.Path != path), archive =>
        {
            using Stream entry = archive.CreateEntry(path, CompressionLevel.Fastest).Open();
            var zeros = new byte[ChunkSize];
            for (int i = 0; i < ChunkCount; i++)
                entry.Write(zeros);
        });
    }

    /// <summary>A chain in a chain in a chain, of a model that is a chain of one.</summary>
    public byte[] Nested(int depth)
    {
        byte[] chain = Entries.Single(entry => entry.Path == "TransformerChain/Model.key").Content;
        return Write(Enumerable.Range(0, depth).Select(level =>
            ($"TransformerChain{string.Concat(Enumerable.Repeat("/Transform_000", level))}/Model.key", chain)));
    }

    private static byte[] ReadAll(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
