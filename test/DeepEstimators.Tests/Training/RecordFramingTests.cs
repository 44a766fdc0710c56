using System.Text;
using DeepEstimators.Training;

namespace DeepEstimators.Tests.Training;

public class RecordFramingTests
{
    [Fact]
    public void The_checksum_is_that_of_the_standard()
    {
        // RFC 3720, appendix B.4, and the check value of the CRC catalogue.
        Assert.Equal(0xE3069283u, RecordFraming.Crc32C(Encoding.ASCII.GetBytes("123456789")));
        Assert.Equal(0x8A9136AAu, RecordFraming.Crc32C(new byte[32]));
        Assert.Equal(0x62A8AB43u, RecordFraming.Crc32C(Enumerable.Repeat((byte)0xFF, 32).ToArray()));
        Assert.Equal(0u, RecordFraming.Crc32C([]));
    }

    [Fact]
    public void A_record_is_length_data_and_their_checksums()
    {
        using var stream = new MemoryStream();
        RecordFraming.Write(stream, Encoding.ASCII.GetBytes("123456789"));
        var bytes = stream.ToArray();
        Assert.Equal(8 + 4 + 9 + 4, bytes.Length);
        Assert.Equal(9ul, BitConverter.ToUInt64(bytes, 0));
        // 0xE3069283 rotated right by 15 bits is 0x2507C60D; plus 0xA282EAD8, without the carry.
        Assert.Equal(unchecked(0x2507C60Du + 0xA282EAD8u), BitConverter.ToUInt32(bytes, 21));
    }
}
