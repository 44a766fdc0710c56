// Publicize <input.dll> <output.dll>: writes a copy of an assembly whose internal types and members are public, for
// the compiler to read. At run time the original is loaded, and IgnoresAccessChecksTo lets the caller in.
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

if (args.Length != 2)
{
    Console.Error.WriteLine("usage: Publicize <input.dll> <output.dll>");
    return 2;
}

byte[] image = File.ReadAllBytes(args[0]);
using var reader = new PEReader(new MemoryStream(image));
MetadataReader metadata = reader.GetMetadataReader();
int metadataStart = reader.PEHeaders.MetadataStartOffset;

foreach (TypeDefinitionHandle handle in metadata.TypeDefinitions)
{
    TypeDefinition type = metadata.GetTypeDefinition(handle);
    if (IsCompilerMade(metadata.GetString(type.Name)))
        continue;
    TypeAttributes visibility = (type.Attributes & TypeAttributes.VisibilityMask) switch
    {
        TypeAttributes.NotPublic => TypeAttributes.Public,
        TypeAttributes.NestedAssembly => TypeAttributes.NestedPublic,
        TypeAttributes.NestedFamANDAssem => TypeAttributes.NestedFamily,
        var other => other,
    };
    var attributes = (type.Attributes & ~TypeAttributes.VisibilityMask) | visibility;
    // The flags are the first column of a TypeDef row, four bytes wide.
    BitConverter.TryWriteBytes(image.AsSpan(RowOffset(TableIndex.TypeDef, MetadataTokens.GetRowNumber(handle))), (int)attributes);
}

foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
{
    MethodDefinition method = metadata.GetMethodDefinition(handle);
    // A MethodDef row starts with RVA (4 bytes) and ImplFlags (2 bytes).
    WriteAccess(RowOffset(TableIndex.MethodDef, MetadataTokens.GetRowNumber(handle)) + 6, (int)method.Attributes);
}

foreach (FieldDefinitionHandle handle in metadata.FieldDefinitions)
{
    FieldDefinition field = metadata.GetFieldDefinition(handle);
    // A public backing field would clash with its property or event in the compiler's eyes.
    if (!IsCompilerMade(metadata.GetString(field.Name)) && !HasCompilerGenerated(field.GetCustomAttributes()))
        WriteAccess(RowOffset(TableIndex.Field, MetadataTokens.GetRowNumber(handle)), (int)field.Attributes);
}

Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(args[1]))!);
File.WriteAllBytes(args[1], image);
return 0;

int RowOffset(TableIndex table, int row) =>
    metadataStart + metadata.GetTableMetadataOffset(table) + ((row - 1) * metadata.GetTableRowSize(table));

void WriteAccess(int offset, int attributes)
{
    int access = (attributes & (int)MethodAttributes.MemberAccessMask) switch
    {
        (int)MethodAttributes.FamANDAssem => (int)MethodAttributes.Family,
        (int)MethodAttributes.Assembly => (int)MethodAttributes.Public,
        var other => other,
    };
    BitConverter.TryWriteBytes(image.AsSpan(offset), (ushort)((attributes & ~(int)MethodAttributes.MemberAccessMask) | access));
}

bool HasCompilerGenerated(CustomAttributeHandleCollection attributes) => attributes.Any(handle =>
{
    EntityHandle constructor = metadata.GetCustomAttribute(handle).Constructor;
    if (constructor.Kind != HandleKind.MemberReference)
        return false;
    EntityHandle owner = metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent;
    return owner.Kind == HandleKind.TypeReference
        && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)owner).Name) == "CompilerGeneratedAttribute";
});

static bool IsCompilerMade(string name) => name.StartsWith('<');
