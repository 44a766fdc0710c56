using System.Buffers.Binary;
using System.Text;
using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Networks;

public class SafetensorsCorruptTests
{
    public static TheoryData<string, string> BrokenHeaders => new()
    {
        { "[]", "must be a JSON object" },
        { "{", "no valid JSON" },
        { """{"x":1}""", "'x' must be described by a JSON object" },
        { """{"x":{"shape":[1],"data_offsets":[0,4]}}""", "'x' has no dtype" },
        { """{"x":{"dtype":"F31","shape":[1],"data_offsets":[0,4]}}""", "unknown dtype 'F31'" },
        { """{"x":{"dtype":"F32","data_offsets":[0,4]}}""", "'x' has no shape" },
        { """{"x":{"dtype":"F32","shape":[1]}}""", "'x' has no data_offsets" },
        { """{"x":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", "whole numbers of 0 or more, not -1" },
        { """{"x":{"dtype":"F32","shape":[0.5],"data_offsets":[0,4]}}""", "whole numbers of 0 or more, not 0.5" },
        { """{"x":{"dtype":"F32","shape":["1"],"data_offsets":[0,4]}}""", "whole numbers of 0 or more" },
        { """{"x":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", "a begin and an end" },
        { """{"x":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", "a begin and an end" },
        { """{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "takes 8 bytes; data_offsets give 4" },
        { """{"x":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "must begin at 0" },
        {
            """{"x":{"dtype":"U8","shape":[3],"data_offsets":[0,3]},"y":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}}""",
            "overlap"
        },
        {
            """{"x":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"y":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}}""",
            "gap"
        },
        {
            """{"x":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"x":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""",
            "'x' twice"
        },
        { """{"x":{"dtype":"U8","shape":[4294967296,4294967296,2],"data_offsets":[0,4]}}""", "too large" },
        { """{"__metadata__":{"a":1}}""", "must be text" },
        { """{"__metadata__":[]}""", "must be a JSON object" },
        { """{"__metadata__":{"a":"\ud800"}}""", "broken text" },
    };

    [Theory]
    [MemberData(nameof(BrokenHeaders))]
    public void A_broken_header_says_what_is_wrong(string header, string expected)
    {
        var message = Error(Bytes(header, [0, 0, 0, 0, 0, 0, 0, 0]));
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_huge_header_is_refused_before_it_is_read()
    {
        var bytes = new byte[64];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, ulong.MaxValue);
        Assert.Contains("no safetensors file", Error(bytes), StringComparison.Ordinal);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, 100_000_000);
        Assert.Contains("ends in its header", Error(bytes), StringComparison.Ordinal);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, 0);
        Assert.Contains("no safetensors file", Error(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_huge_tensor_that_is_not_there_is_not_allocated()
    {
        var bytes = Bytes("""{"x":{"dtype":"U8","shape":[2000000000],"data_offsets":[0,2000000000]}}""", [1, 2, 3]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("cut short", Error(bytes), StringComparison.Ordinal);
        using var unseekable = new Unseekable(bytes);
        var error = Assert.Throws<InvalidDataException>(() => Safetensors.Read(unseekable));
        Assert.Contains("ends in tensor 'x'", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused_and_leaves_no_tensor()
    {
        var whole = Whole();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var length = 0; length < whole.Length; length++)
        {
            Error(whole[..length]);
            using var unseekable = new Unseekable(whole[..length]);
            Assert.Throws<InvalidDataException>(() => Safetensors.Read(unseekable));
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Bytes_after_the_end_are_refused() =>
        Assert.Contains("goes on after", Error([.. Whole(), 0]), StringComparison.Ordinal);

    [Fact]
    public void Any_byte_changed_is_read_or_refused_but_never_crashes()
    {
        var whole = Whole();
        var random = new Random(1);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        var refused = 0;
        for (var trial = 0; trial < 4000; trial++)
        {
            var bytes = (byte[])whole.Clone();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                using var file = Safetensors.Read(new MemoryStream(bytes));
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 1000, 3999);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static byte[] Whole()
    {
        using var scope = NewDisposeScope();
        using var stream = new MemoryStream();
        Safetensors.Write(
            stream,
            new Dictionary<string, Tensor> { ["weight"] = ones(2, 3), ["steps"] = tensor(5L), ["none"] = zeros(0) },
            new Dictionary<string, string> { ["key"] = "value" });
        return stream.ToArray();
    }

    private static byte[] Bytes(string header, byte[] data)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var prefix = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, text.Length);
        return [.. prefix, .. text, .. data];
    }

    private static string Error(byte[] bytes) =>
        Assert.Throws<InvalidDataException>(() => Safetensors.Read(new MemoryStream(bytes))).Message;

    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
