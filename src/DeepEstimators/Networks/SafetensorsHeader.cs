using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>Where a tensor lies in the data part of a file.</summary>
internal sealed record SafetensorsEntry(string Name, ScalarType Type, long[] Shape, long Begin, long End);

/// <summary>
/// The JSON header of a safetensors file. Reading checks all that the format asks: known types, sizes that fit the shapes,
/// data without gap or overlap, every name once.
/// </summary>
internal sealed record SafetensorsHeader(
    IReadOnlyList<SafetensorsEntry> Entries, IReadOnlyDictionary<string, string> Metadata)
{
    private const string MetadataName = "__metadata__";

    /// <summary>Bytes of the data part.</summary>
    internal long DataBytes => Entries.Count == 0 ? 0 : Entries[^1].End;

    /// <summary>Writes the header, filled with blanks to a multiple of 8 bytes so that the data is aligned.</summary>
    internal byte[] ToBytes()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            if (Metadata.Count > 0)
            {
                writer.WriteStartObject(MetadataName);
                foreach (var (key, value) in Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                    writer.WriteString(key, value);
                writer.WriteEndObject();
            }

            foreach (var entry in Entries)
            {
                writer.WriteStartObject(entry.Name);
                writer.WriteString("dtype", SafetensorsType.NameOf(entry.Type));
                writer.WriteStartArray("shape");
                foreach (var size in entry.Shape)
                    writer.WriteNumberValue(size);
                writer.WriteEndArray();
                writer.WriteStartArray("data_offsets");
                writer.WriteNumberValue(entry.Begin);
                writer.WriteNumberValue(entry.End);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        while (buffer.Length % 8 != 0)
            buffer.WriteByte((byte)' ');
        return buffer.ToArray();
    }

    /// <exception cref="InvalidDataException">The header breaks the format.</exception>
    internal static SafetensorsHeader Parse(ReadOnlyMemory<byte> bytes)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 8 });
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"The safetensors header is no valid JSON: {error.Message}", error);
        }

        using (document)
        {
            try
            {
                return Parse(document.RootElement);
            }
            catch (InvalidOperationException error)
            {
                // The JSON reader's answer to text that is no valid UTF-16, such as a lone surrogate.
                throw new InvalidDataException($"The safetensors header holds broken text: {error.Message}", error);
            }
        }
    }

    private static SafetensorsHeader Parse(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"The safetensors header must be a JSON object, not {root.ValueKind}.");
        var entries = new List<SafetensorsEntry>();
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in root.EnumerateObject())
        {
            if (!names.Add(property.Name))
                throw new InvalidDataException($"The safetensors header has '{property.Name}' twice.");
            if (property.Name == MetadataName)
                ReadMetadata(property.Value, metadata);
            else
                entries.Add(ReadEntry(property.Name, property.Value));
        }

        entries.Sort((a, b) => a.Begin != b.Begin ? a.Begin.CompareTo(b.Begin) : a.End.CompareTo(b.End));
        long expected = 0;
        foreach (var entry in entries)
        {
            if (entry.Begin != expected)
                throw new InvalidDataException(
                    $"The data of tensor '{entry.Name}' begins at {entry.Begin}; it must begin at {expected}, where the data "
                    + $"before it ends ({(entry.Begin < expected ? "overlap" : "gap")}).");
            expected = entry.End;
        }

        return new SafetensorsHeader(entries, metadata);
    }

    private static void ReadMetadata(JsonElement element, Dictionary<string, string> metadata)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"{MetadataName} must be a JSON object, not {element.ValueKind}.");
        foreach (var pair in element.EnumerateObject())
        {
            if (pair.Value.ValueKind != JsonValueKind.String)
                throw new InvalidDataException($"'{pair.Name}' of {MetadataName} must be text, not {pair.Value.ValueKind}.");
            metadata[pair.Name] = pair.Value.GetString()!;
        }
    }

    private static SafetensorsEntry ReadEntry(string name, JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"Tensor '{name}' must be described by a JSON object, not {element.ValueKind}.");
        if (!element.TryGetProperty("dtype", out var dtype) || dtype.ValueKind != JsonValueKind.String)
            throw new InvalidDataException($"Tensor '{name}' has no dtype.");
        if (!SafetensorsType.TryParse(dtype.GetString()!, out var type))
            throw new InvalidDataException($"Tensor '{name}' is of the unknown dtype '{dtype.GetString()}'.");
        var shape = Numbers(name, element, "shape");
        var offsets = Numbers(name, element, "data_offsets");
        if (offsets.Length != 2 || offsets[1] < offsets[0])
            throw new InvalidDataException(
                $"data_offsets of tensor '{name}' must be a begin and an end, not [{string.Join(", ", offsets)}].");

        long bytes = SafetensorsType.BytesOf(type);
        try
        {
            foreach (var size in shape)
                bytes = checked(bytes * size);
        }
        catch (OverflowException error)
        {
            throw new InvalidDataException($"Tensor '{name}' of shape [{string.Join(", ", shape)}] is too large.", error);
        }

        if (offsets[1] - offsets[0] != bytes)
            throw new InvalidDataException(
                $"Tensor '{name}' of shape [{string.Join(", ", shape)}] and dtype {dtype.GetString()} takes {bytes} bytes; "
                + $"data_offsets give {offsets[1] - offsets[0]}.");
        return new SafetensorsEntry(name, type, shape, offsets[0], offsets[1]);
    }

    private static long[] Numbers(string name, JsonElement element, string property)
    {
        if (!element.TryGetProperty(property, out var array) || array.ValueKind != JsonValueKind.Array)
            throw new InvalidDataException($"Tensor '{name}' has no {property}.");
        var numbers = new long[array.GetArrayLength()];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (array[i].ValueKind != JsonValueKind.Number || !array[i].TryGetInt64(out numbers[i]) || numbers[i] < 0)
                throw new InvalidDataException(
                    $"{property} of tensor '{name}' must hold whole numbers of 0 or more, not {array[i].GetRawText()}.");
        }

        return numbers;
    }
}
