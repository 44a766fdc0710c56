using System.IO.Compression;
using System.Text;
using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Networks;

public class SafetensorsTests
{
    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        using var scope = NewDisposeScope();
        using var stream = new MemoryStream();
        Safetensors.Write(stream, new Dictionary<string, Tensor>
        {
            ["b"] = tensor(new byte[] { 1, 2, 3 }),
            ["a"] = tensor(new[] { 1f, -2f }, [2, 1]),
        });
        const string header =
            """{"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},"b":{"dtype":"U8","shape":[3],"data_offsets":[8,11]}}""";
        var padded = (header.Length + 7) / 8 * 8;
        byte[] expected =
        [
            (byte)padded, 0, 0, 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(header.PadRight(padded)),
            0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0, 1, 2, 3,
        ];
        Assert.Equal(expected, stream.ToArray());
    }

    [Fact]
    public void Every_type_and_shape_comes_back()
    {
        using var scope = NewDisposeScope();
        var tensors = new Dictionary<string, Tensor>
        {
            ["float"] = tensor(new[] { 1.5f, float.NaN, float.NegativeInfinity, -0f }, [2, 2]),
            ["double"] = tensor(new[] { Math.PI, double.Epsilon }),
            ["long"] = tensor(new[] { long.MinValue, long.MaxValue }),
            ["int"] = tensor(new[] { int.MinValue, 7 }),
            ["short"] = tensor(new short[] { -3, 9 }),
            ["byte"] = tensor(new byte[] { 0, 255 }),
            ["half"] = tensor(new[] { 0.5f, -2f }).to_type(ScalarType.Float16),
            ["bfloat"] = tensor(new[] { 0.5f, -2f }).to_type(ScalarType.BFloat16),
            ["bool"] = tensor(new[] { true, false, true }),
            ["scalar"] = tensor(42L),
            ["empty"] = zeros(0, 3),
            ["strided"] = tensor(new[] { 1f, 2, 3, 4, 5, 6 }, [2, 3]).t(),
        };
        using var stream = new MemoryStream();
        Safetensors.Write(stream, tensors, new Dictionary<string, string> { ["made by"] = "a test", ["ü"] = "\"" });
        stream.Position = 0;
        using var file = Safetensors.Read(stream);
        Assert.Equal("a test", file.Metadata["made by"]);
        Assert.Equal("\"", file.Metadata["ü"]);
        Assert.Equal(tensors.Keys.Order(), file.Tensors.Keys.Order());
        foreach (var (name, expected) in tensors)
        {
            var read = file.Tensors[name];
            Assert.Equal(expected.dtype, read.dtype);
            Assert.Equal(expected.shape, read.shape);
            Assert.Equal(expected.contiguous().bytes.ToArray(), read.bytes.ToArray());
        }
    }

    [Fact]
    public void A_stream_that_cannot_seek_will_do()
    {
        using var scope = NewDisposeScope();
        using var zipped = new MemoryStream();
        var numbers = rand(300, 1000); // 1.2 MB: more than one chunk
        using (var zip = new DeflateStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
            Safetensors.Write(zip, new Dictionary<string, Tensor> { ["x"] = numbers });
        zipped.Position = 0;
        using var unzip = new DeflateStream(zipped, CompressionMode.Decompress);
        using var file = Safetensors.Read(unzip);
        Assert.Equal(numbers.data<float>().ToArray(), file.Tensors["x"].data<float>().ToArray());
    }

    [Fact]
    public void A_module_comes_back_bit_by_bit()
    {
        var shape = InputShape.Image(1, 8, 8);
        using var module = Network.ResNet(8, 4).Create(shape, 5, 1);
        using var other = Network.ResNet(8, 4).Create(shape, 5, 2);
        using var stream = new MemoryStream();
        Safetensors.Write(stream, module);
        stream.Position = 0;
        Safetensors.ReadInto(stream, other);
        using var again = new MemoryStream();
        Safetensors.Write(again, other);
        Assert.Equal(stream.ToArray(), again.ToArray());
    }

    [Fact]
    public void Reading_into_a_module_converts_types()
    {
        using var scope = NewDisposeScope();
        using var module = nn.Linear(2, 1);
        using var stream = new MemoryStream();
        Safetensors.Write(stream, new Dictionary<string, Tensor>
        {
            ["weight"] = tensor(new[] { 0.5f, -4f }, [1, 2]).to_type(ScalarType.BFloat16),
            ["bias"] = tensor(new[] { 2.0 }),
        });
        stream.Position = 0;
        Safetensors.ReadInto(stream, module);
        Assert.Equal([0.5f, -4], module.state_dict()["weight"].detach().data<float>().ToArray());
        Assert.Equal([2f], module.state_dict()["bias"].detach().data<float>().ToArray());
    }

    [Fact]
    public void What_does_not_fit_the_module_is_named_and_changes_nothing()
    {
        using var scope = NewDisposeScope();
        using var module = nn.Linear(2, 1);
        var before = module.state_dict()["weight"].detach().data<float>().ToArray();
        var missing = Error(new() { ["weight"] = zeros(1, 2), ["scale"] = zeros(1) });
        Assert.Contains("missing are bias", missing, StringComparison.Ordinal);
        Assert.Contains("unknown are scale", missing, StringComparison.Ordinal);
        var shape = Error(new() { ["weight"] = zeros(1, 3), ["bias"] = zeros(1) });
        Assert.Contains("'weight' is [1, 3] in the file, [1, 2] in the module", shape, StringComparison.Ordinal);
        Assert.Equal(before, module.state_dict()["weight"].detach().data<float>().ToArray());

        string Error(Dictionary<string, Tensor> tensors)
        {
            using var stream = new MemoryStream();
            Safetensors.Write(stream, tensors);
            stream.Position = 0;
            return Assert.Throws<InvalidDataException>(() => Safetensors.ReadInto(stream, module)).Message;
        }
    }

    [Fact]
    public void A_tensor_outlives_the_scope_that_it_was_read_in()
    {
        using var stream = new MemoryStream();
        using (NewDisposeScope())
            Safetensors.Write(stream, new Dictionary<string, Tensor> { ["x"] = ones(3) });
        stream.Position = 0;
        SafetensorsFile file;
        using (NewDisposeScope())
            file = Safetensors.Read(stream);
        using (file)
            Assert.Equal([1f, 1, 1], file.Tensors["x"].data<float>().ToArray());
    }
}
