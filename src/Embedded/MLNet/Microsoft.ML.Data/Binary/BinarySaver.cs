using System.IO.Compression;

namespace Microsoft.ML.Data;

// Writes the rows of a view block by block, so that no more than a block is in memory; the stream need not be able to seek.
internal static class BinarySaver
{
    public static void Save(IDataView data, DataViewSchema.Column[] columns, Stream stream)
    {
        var schema = new DataViewSchema.Builder();
        schema.AddColumns(columns.Select(column => new DataViewSchema.DetachedColumn(column)));
        var header = BinaryFormat.MakeHeader(schema.ToSchema());
        stream.Write(header);
        long written = header.Length;

        using var cursor = data.GetRowCursor(columns);
        var savers = Array.ConvertAll(columns, column => BinaryColumn.Create(column.Type));
        for (var i = 0; i < columns.Length; i++)
            savers[i].Bind(cursor, columns[i]);
        var blocks = new List<BinaryFormat.Block>();
        using var packed = new MemoryStream();
        using var unpacked = new MemoryStream();
        var rows = 0;
        long size = 0;
        while (cursor.MoveNext())
        {
            foreach (var saver in savers)
                size += saver.Append(rows);
            rows++;
            if (rows == BinaryFormat.BlockRows || size >= BinaryFormat.BlockBytes)
                WriteBlock();
        }
        if (rows > 0)
            WriteBlock();
        stream.Write(BinaryFormat.MakeTail(blocks, written));
        stream.Flush();

        void WriteBlock()
        {
            blocks.Add(new BinaryFormat.Block(written, rows));
            foreach (var saver in savers)
            {
                unpacked.SetLength(0);
                saver.Write(unpacked, rows);
                packed.SetLength(0);
                using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
                    unpacked.WriteTo(deflate);
                stream.Write(BitConverter.GetBytes(checked((int)packed.Length)));
                stream.Write(BitConverter.GetBytes(checked((int)unpacked.Length)));
                packed.WriteTo(stream);
                written += (2 * sizeof(int)) + packed.Length;
            }
            rows = 0;
            size = 0;
        }
    }
}
