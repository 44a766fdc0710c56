using System.Buffers.Binary;
using DeepEstimators.Samples.Tables;

namespace DeepEstimators.Samples.DataSets;

/// <summary>Reads files of the IDX format that the MNIST family of picture sets comes in (LeCun, Cortes, Burges 1998).</summary>
public static class IdxFile
{
    private const int UnsignedByte = 8;

    /// <summary>Reads an array of bytes, packed with gzip or not.</summary>
    /// <returns>The sizes of its dimensions, and its items with the last dimension fastest.</returns>
    /// <exception cref="UserException">The file is missing, truncated or of another format.</exception>
    public static (int[] Sizes, byte[] Items) ReadBytes(string path)
    {
        using Stream stream = TableReader.OpenBytes(path);
        try
        {
            Span<byte> word = stackalloc byte[4];
            stream.ReadExactly(word);
            if (word[0] != 0 || word[1] != 0 || word[2] != UnsignedByte || word[3] is < 1 or > 4)
                throw new UserException($"{path} is not an IDX file of bytes.");
            int[] sizes = new int[word[3]];
            for (int dimension = 0; dimension < sizes.Length; dimension++)
            {
                stream.ReadExactly(word);
                sizes[dimension] = BinaryPrimitives.ReadInt32BigEndian(word);
            }
            long count = sizes.Aggregate(1L, (product, size) => product * size);
            if (count is < 0 or > int.MaxValue)
                throw new UserException($"{path}: {string.Join('×', sizes)} items are not a size that can be read.");
            byte[] items = new byte[count];
            stream.ReadExactly(items);
            return (sizes, items);
        }
        catch (Exception error) when (error is EndOfStreamException or InvalidDataException)
        {
            throw new UserException($"{path} is truncated or damaged: {error.Message}", error);
        }
    }
}
