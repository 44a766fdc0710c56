using System.IO.Compression;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// Reads blocks of rows out of a file that may hold anything.
internal sealed class BinaryBlockReader : IDisposable
{
    // Deflate makes no more out of a byte.
    private const long LargestRatio = 1040;

    private readonly Stream _stream;
    private readonly BinaryColumn[] _columns;
    private readonly RowBlock _block;
    private byte[] _packed = [];
    private byte[] _unpacked = [];

    public BinaryBlockReader(Stream stream, DataViewSchema schema, bool[] active)
    {
        _stream = stream;
        _columns = new BinaryColumn[active.Length];
        _block = new RowBlock { Columns = new BlockColumn[active.Length] };
        for (var i = 0; i < active.Length; i++)
        {
            if (!active[i])
                continue;
            _columns[i] = BinaryColumn.Create(schema[i].Type);
            _block.Columns[i] = BlockColumn.Create(schema[i].Type);
        }
    }

    // The block read, which the next call overwrites.
    public RowBlock Read(BinaryFormat.Block place)
    {
        _stream.Position = place.Offset;
        Span<byte> lengths = stackalloc byte[2 * sizeof(int)];
        for (var i = 0; i < _columns.Length; i++)
        {
            Fill(lengths);
            var packed = BitConverter.ToInt32(lengths);
            var unpacked = BitConverter.ToInt32(lengths[sizeof(int)..]);
            Contracts.CheckDecode(packed >= 0 && packed <= _stream.Length - _stream.Position, "A column of the file is cut");
            Contracts.CheckDecode(unpacked >= 0 && unpacked <= LargestRatio * packed, "A column of the file is too large");
            if (_columns[i] is null)
                _stream.Position += packed;
            else
                _columns[i].Read(Unpack(packed, unpacked), place.RowCount, _block.Columns[i]);
        }
        _block.RowCount = place.RowCount;
        return _block;
    }

    public void Dispose() => _stream.Dispose();

    private ReadOnlySpan<byte> Unpack(int packed, int unpacked)
    {
        if (_packed.Length < packed)
            _packed = new byte[packed];
        if (_unpacked.Length < unpacked)
            _unpacked = new byte[unpacked];
        Fill(_packed.AsSpan(0, packed));
        using var deflate = new DeflateStream(new MemoryStream(_packed, 0, packed), CompressionMode.Decompress);
        try
        {
            var read = deflate.ReadAtLeast(_unpacked.AsSpan(0, unpacked), unpacked, throwOnEndOfStream: false);
            Contracts.CheckDecode(read == unpacked && deflate.ReadByte() < 0, "A column of the file has another length than the file says");
        }
        catch (InvalidDataException exception)
        {
            throw Contracts.ExceptDecode(null, exception, "A column of the file cannot be unpacked");
        }
        return _unpacked.AsSpan(0, unpacked);
    }

    private void Fill(Span<byte> bytes)
    {
        var read = _stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        Contracts.CheckDecode(read == bytes.Length, "The file of rows is cut");
    }
}
