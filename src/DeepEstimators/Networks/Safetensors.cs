using System.Buffers.Binary;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>
/// Weights as safetensors (the open format of named tensors that Hugging Face made): 8 bytes with the length of a JSON
/// header, the header, the numbers. Reading runs no code, whoever wrote the file.
/// </summary>
public static class Safetensors
{
    // The format's own limit.
    private const long LargestHeader = 100_000_000;
    private const int ChunkBytes = 1 << 20;

    /// <summary>Writes tensors, larger number types first and by name, so that every one is aligned.</summary>
    /// <param name="stream">Where to write; left open.</param>
    /// <param name="tensors">Tensors by name, of any shape, on any device.</param>
    /// <param name="metadata">Texts to keep with them, or null.</param>
    /// <exception cref="NotSupportedException">The format has no such number type.</exception>
    public static void Write(
        Stream stream,
        IReadOnlyDictionary<string, Tensor> tensors,
        IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(tensors);
        var ordered = tensors
            .OrderByDescending(pair => SafetensorsType.BytesOf(Known(pair.Value)))
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .ToArray();
        var entries = new List<SafetensorsEntry>();
        long begin = 0;
        foreach (var (name, tensor) in ordered)
        {
            var end = begin + tensor.numel() * SafetensorsType.BytesOf(tensor.dtype);
            entries.Add(new SafetensorsEntry(name, tensor.dtype, tensor.shape, begin, end));
            begin = end;
        }

        var header = new SafetensorsHeader(entries, metadata ?? new Dictionary<string, string>()).ToBytes();
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var (_, tensor) in ordered)
        {
            using var noGrad = no_grad();
            using var scope = NewDisposeScope();
            if (tensor.numel() > 0)
                stream.Write(tensor.detach().cpu().contiguous().bytes);
        }
    }

    /// <summary>Writes all weights and buffers of a module.</summary>
    /// <param name="stream">Where to write; left open.</param>
    /// <param name="module">The module.</param>
    /// <param name="metadata">Texts to keep with them, or null.</param>
    public static void Write(
        Stream stream, nn.Module module, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(module);
        Write(stream, module.state_dict(), metadata);
    }

    /// <summary>Reads a whole stream.</summary>
    /// <param name="stream">Read to its end; left open. It need not be seekable.</param>
    /// <returns>The tensors, owned by the result.</returns>
    /// <exception cref="InvalidDataException">The stream is cut short or breaks the format; the message says where.</exception>
    public static SafetensorsFile Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var header = SafetensorsHeader.Parse(ReadHeader(stream));
        if (stream.CanSeek && stream.Length - stream.Position < header.DataBytes)
            throw new InvalidDataException(
                $"The safetensors file is cut short: its header tells of {header.DataBytes} bytes of data, "
                + $"{stream.Length - stream.Position} are there.");
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        var file = new SafetensorsFile(tensors, header.Metadata);
        try
        {
            foreach (var entry in header.Entries)
                tensors.Add(entry.Name, ReadTensor(stream, entry));
            if (stream.ReadByte() >= 0)
                throw new InvalidDataException(
                    $"The safetensors file goes on after the {header.DataBytes} bytes of data that its header tells of.");
        }
        catch
        {
            file.Dispose();
            throw;
        }

        return file;
    }

    /// <summary>Reads a whole stream into a module; number types are converted to the module's.</summary>
    /// <param name="stream">Read to its end; left open.</param>
    /// <param name="module">Receives the weights and buffers, on its own device.</param>
    /// <param name="strict">True (default): the names must be the same on both sides. False: what only one side has is
    /// left alone; shapes must fit all the same.</param>
    /// <returns>The texts of the file's metadata.</returns>
    /// <exception cref="InvalidDataException">The stream breaks the format, or does not fit the module; the message names
    /// the tensors. The module is unchanged then.</exception>
    public static IReadOnlyDictionary<string, string> ReadInto(Stream stream, nn.Module module, bool strict = true)
    {
        ArgumentNullException.ThrowIfNull(module);
        using var file = Read(stream);
        var state = module.state_dict();
        var missing = state.Keys.Where(name => !file.Tensors.ContainsKey(name)).ToArray();
        var unknown = file.Tensors.Keys.Where(name => !state.ContainsKey(name)).ToArray();
        if (strict && missing.Length + unknown.Length > 0)
            throw new InvalidDataException(
                $"The weights do not fit {module.GetName()}:{Names(" missing are ", missing)}{Names(" unknown are ", unknown)}");
        foreach (var (name, value) in state)
        {
            if (file.Tensors.TryGetValue(name, out var read) && !read.shape.AsSpan().SequenceEqual(value.shape))
                throw new InvalidDataException(
                    $"The weights do not fit {module.GetName()}: '{name}' is [{string.Join(", ", read.shape)}] in the file, "
                    + $"[{string.Join(", ", value.shape)}] in the module.");
        }

        using var noGrad = no_grad();
        foreach (var (name, value) in state)
        {
            if (file.Tensors.TryGetValue(name, out var read))
                value.copy_(read);
        }

        return file.Metadata;
    }

    private static ScalarType Known(Tensor tensor)
    {
        _ = SafetensorsType.NameOf(tensor.dtype);
        return tensor.dtype;
    }

    private static string Names(string what, string[] names) => names.Length == 0
        ? ""
        : $"{what}{string.Join(", ", names.Take(5))}{(names.Length > 5 ? $" and {names.Length - 5} more" : "")}.";

    private static byte[] ReadHeader(Stream stream)
    {
        var prefix = new byte[8];
        if (stream.ReadAtLeast(prefix, 8, throwOnEndOfStream: false) < 8)
            throw new InvalidDataException("The safetensors file is cut short: it ends before its header.");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length is 0 or > LargestHeader)
            throw new InvalidDataException(
                $"This is no safetensors file: its header would be {length} bytes long; allowed are 1 to {LargestHeader}.");
        return ReadChunks(stream, (long)length, "in its header");
    }

    // Grows with what is really there: a few bytes that tell of gigabytes must not make us allocate them.
    private static byte[] ReadChunks(Stream stream, long length, string where)
    {
        var bytes = new byte[Math.Min(length, ChunkBytes)];
        for (var filled = 0; ;)
        {
            var read = stream.ReadAtLeast(bytes.AsSpan(filled), bytes.Length - filled, throwOnEndOfStream: false);
            if (read < bytes.Length - filled)
                throw CutShort(where);
            filled = bytes.Length;
            if (filled == length)
                return bytes;
            Array.Resize(ref bytes, (int)Math.Min(length, 2L * filled));
        }
    }

    private static Tensor ReadTensor(Stream stream, SafetensorsEntry entry)
    {
        var length = entry.End - entry.Begin;
        if (length > Array.MaxLength)
            throw new InvalidDataException(
                $"Tensor '{entry.Name}' takes {length} bytes; more than {Array.MaxLength} for one tensor are not supported.");
        var where = $"in tensor '{entry.Name}'";
        var prefetched = length == 0 || stream.CanSeek ? null : ReadChunks(stream, length, where);
        var tensor = torch.empty(entry.Shape, entry.Type).DetachFromDisposeScope();
        try
        {
            if (prefetched is not null)
                prefetched.CopyTo(tensor.bytes);
            else if (length > 0 && stream.ReadAtLeast(tensor.bytes, (int)length, throwOnEndOfStream: false) < length)
                throw CutShort(where);
            return tensor;
        }
        catch
        {
            tensor.Dispose();
            throw;
        }
    }

    private static InvalidDataException CutShort(string where) =>
        new($"The safetensors file is cut short: it ends {where}.");
}
