using System.Buffers.Binary;
using System.Globalization;

namespace DeepEstimators.Features;

/// <summary>
/// Decodes WAV (RIFF) with PCM of 8, 16, 24 or 32 bits or floats of 32 or 64 bits, of any number of channels, which are mixed to
/// their mean. Samples are from -1 to 1.
/// </summary>
internal static class WavFile
{
    private const int Pcm = 1;
    private const int Float = 3;
    private const int Extensible = 0xFFFE;

    private delegate float SampleReader(ReadOnlySpan<byte> sample);

    /// <exception cref="InvalidDataException">The bytes are no such file, or end too early.</exception>
    internal static (float[] Samples, int SampleRate) Decode(ReadOnlySpan<byte> file)
    {
        if (file.Length < 12 || !file[..4].SequenceEqual("RIFF"u8) || !file[8..12].SequenceEqual("WAVE"u8))
            throw new InvalidDataException("it does not begin with RIFF and WAVE");
        Format? format = null;
        var position = 12L;
        while (position + 8 <= file.Length)
        {
            var name = file.Slice((int)position, 4);
            long size = BinaryPrimitives.ReadUInt32LittleEndian(file.Slice((int)position + 4, 4));
            position += 8;
            if (position + size > file.Length)
                throw new InvalidDataException(string.Create(
                    CultureInfo.InvariantCulture, $"it ends {position + size - file.Length} bytes before the end of a chunk"));
            var chunk = file.Slice((int)position, (int)size);
            if (name.SequenceEqual("fmt "u8))
                format = Format.Parse(chunk);
            else if (name.SequenceEqual("data"u8))
                return Mix(chunk, format ?? throw new InvalidDataException("its samples come before their format"));

            // Chunks begin at even places.
            position += size + (size & 1);
        }

        throw new InvalidDataException("it has no samples");
    }

    private static (float[] Samples, int SampleRate) Mix(ReadOnlySpan<byte> data, Format format)
    {
        var frame = format.Channels * format.Bytes;
        if (data.Length % frame != 0)
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture, $"its {data.Length} bytes of samples are no multiple of {frame}"));
        if (data.Length == 0)
            throw new InvalidDataException("it has no samples");
        var samples = new float[data.Length / frame];
        for (int i = 0, place = 0; i < samples.Length; i++)
        {
            float sum = 0;
            for (var channel = 0; channel < format.Channels; channel++, place += format.Bytes)
                sum += format.Read(data.Slice(place, format.Bytes));
            samples[i] = sum / format.Channels;
        }

        return (samples, format.SampleRate);
    }

    private sealed record Format(int Channels, int SampleRate, int Bytes, SampleReader Read)
    {
        internal static Format Parse(ReadOnlySpan<byte> chunk)
        {
            if (chunk.Length < 16)
                throw new InvalidDataException("its format chunk is too short");
            int kind = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
            int channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
            var rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            int bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
            if (kind == Extensible && chunk.Length >= 26)
                kind = BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]);
            if (channels == 0 || rate is 0 or > int.MaxValue)
                throw new InvalidDataException(string.Create(
                    CultureInfo.InvariantCulture, $"it has {channels} channels of {rate} samples a second"));
            return new Format(channels, (int)rate, bits / 8, Reader(kind, bits));
        }

        private static SampleReader Reader(int kind, int bits) => (kind, bits) switch
        {
            (Pcm, 8) => sample => (sample[0] - 128) / 128f,
            (Pcm, 16) => sample => BinaryPrimitives.ReadInt16LittleEndian(sample) / 32768f,
            (Pcm, 24) => sample => (sample[0] | (sample[1] << 8) | ((sbyte)sample[2] << 16)) / 8388608f,
            (Pcm, 32) => sample => BinaryPrimitives.ReadInt32LittleEndian(sample) / 2147483648f,
            (Float, 32) => sample => Finite(BinaryPrimitives.ReadSingleLittleEndian(sample)),
            (Float, 64) => sample => Finite((float)BinaryPrimitives.ReadDoubleLittleEndian(sample)),
            _ => throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"it has samples of {bits} bits in format {kind}; known are PCM (1) of 8, 16, 24 or 32 bits and floats (3) of 32 or 64")),
        };

        private static float Finite(float sample) =>
            float.IsFinite(sample) ? sample : throw new InvalidDataException("a sample is not finite");
    }
}
