using Microsoft.ML.Runtime;

namespace Microsoft.ML.Model;

internal static class BinaryReaderExtensions
{
    // A count of items that follow, each of at least so many bytes. A damaged count is refused before anything is allocated for it.
    public static int ReadCount(this BinaryReader reader, int bytesPerItem)
    {
        var count = reader.ReadInt32();
        Contracts.CheckDecode(count >= 0, "A count in the model is negative");
        var stream = reader.BaseStream;
        Contracts.CheckDecode(!stream.CanSeek || count <= (stream.Length - stream.Position) / bytesPerItem,
            "A count in the model says more than there is");
        return count;
    }
}
