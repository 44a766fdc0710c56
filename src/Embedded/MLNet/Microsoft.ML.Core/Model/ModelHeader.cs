using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Model;

// The fixed 256 bytes before a component's own data in an entry "Model.key". After the data come the strings that it refers to by
// number and the full name of the assembly that loads it; the last eight bytes repeat the signature, which shows a cut file.
internal struct ModelHeader
{
    public const int Size = 256;
    public const int MaximumLoaderSignatureLength = 24;

    private const ulong Signature = 0x4C45444F4D004C4D; // "ML", 0, "MODEL"
    private const ulong TailSignature = 0x4D4C004D4F44454C; // the same read backwards
    private const uint VersionWritten = 0x00010002;
    private const uint VersionReadable = 0x00010001;

    public long ModelOffset;
    public long ModelLength;
    public long StringsOffset;
    public int StringCount;
    public long AssemblyNameOffset;
    public int AssemblyNameLength;
    public long TailOffset;
    public ulong ModelSignature;
    public uint ModelVersionWritten;
    public uint ModelVersionReadable;
    public string LoaderSignature;
    public string LoaderSignatureAlt;

    public readonly void Write(BinaryWriter writer)
    {
        var start = writer.BaseStream.Position;
        writer.Write(Signature);
        writer.Write(VersionWritten);
        writer.Write(VersionReadable);
        writer.Write(ModelOffset);
        writer.Write(ModelLength);
        writer.Write(StringsOffset);
        writer.Write(StringCount);
        writer.Write(AssemblyNameLength);
        writer.Write(AssemblyNameOffset);
        writer.Write(TailOffset);
        writer.Write(ModelSignature);
        writer.Write(ModelVersionWritten);
        writer.Write(ModelVersionReadable);
        WriteName(writer, LoaderSignature);
        WriteName(writer, LoaderSignatureAlt);
        writer.Write(new byte[Size - (int)(writer.BaseStream.Position - start)]);
    }

    public static ModelHeader Read(BinaryReader reader)
    {
        var bytes = reader.ReadBytes(Size);
        Contracts.CheckDecode(bytes.Length == Size, "The header of the model is cut");
        using var fields = new BinaryReader(new MemoryStream(bytes));
        Contracts.CheckDecode(fields.ReadUInt64() == Signature, "Wrong file type");
        fields.ReadUInt32();
        Contracts.CheckDecode(fields.ReadUInt32() <= VersionWritten, "Cause: Header is too new");
        var header = new ModelHeader
        {
            ModelOffset = fields.ReadInt64(),
            ModelLength = fields.ReadInt64(),
            StringsOffset = fields.ReadInt64(),
            StringCount = fields.ReadInt32(),
            AssemblyNameLength = fields.ReadInt32(),
            AssemblyNameOffset = fields.ReadInt64(),
            TailOffset = fields.ReadInt64(),
            ModelSignature = fields.ReadUInt64(),
            ModelVersionWritten = fields.ReadUInt32(),
            ModelVersionReadable = fields.ReadUInt32(),
            LoaderSignature = ReadName(fields),
            LoaderSignatureAlt = ReadName(fields),
        };
        Contracts.CheckDecode(header.ModelOffset == Size && header.ModelLength >= 0 && header.StringCount >= 0
            && header.StringsOffset == header.ModelOffset + header.ModelLength
            && header.AssemblyNameOffset >= header.StringsOffset && header.AssemblyNameLength >= 0
            && header.TailOffset == header.AssemblyNameOffset + header.AssemblyNameLength, "Wrong offsets in the header of the model");
        return header;
    }

    public static void WriteTail(BinaryWriter writer) => writer.Write(TailSignature);

    public static void CheckTail(BinaryReader reader) =>
        Contracts.CheckDecode(reader.ReadUInt64() == TailSignature, "Corrupt model file tail");

    // Whether what was written can be read by the version asked for, and the other way round.
    public static void CheckVersionInfo(in ModelHeader header, in VersionInfo version)
    {
        Contracts.CheckDecode(header.ModelSignature == version.ModelSignature, "Unknown file type");
        Contracts.CheckDecode(header.ModelVersionReadable <= version.VerWrittenCur, "Cause: Model is too new");
        Contracts.CheckDecode(header.ModelVersionWritten >= version.VerWeCanReadBack, "Cause: Model is too old");
    }

    private static void WriteName(BinaryWriter writer, string name)
    {
        var bytes = new byte[MaximumLoaderSignatureLength];
        Encoding.Latin1.GetBytes(name ?? "", bytes);
        writer.Write(bytes);
    }

    private static string ReadName(BinaryReader reader) =>
        Encoding.Latin1.GetString(reader.ReadBytes(MaximumLoaderSignatureLength)).TrimEnd('\0');
}
