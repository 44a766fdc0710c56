using Microsoft.ML.Runtime;

[assembly: Microsoft.ML.LoadableClass(typeof(Microsoft.ML.Data.TextLoader), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Text Loader", Microsoft.ML.Data.TextLoader.LoaderSignature)]

namespace Microsoft.ML.Data;

public sealed partial class TextLoader : IDataLoader<IMultiStreamSource>
{
    internal const string LoaderSignature = "TextLoader";

    // Lines of a sample that are looked at for the number of fields.
    private const int SampleLines = 100;
    private const int SampleSize = 1 << 13;

    private readonly IHost _host;
    private readonly string[] _header;
    private readonly DataViewSchema _schema;

    internal TextLoader(IHostEnvironment env, Options options, IMultiStreamSource dataSample = null)
    {
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register(LoaderSignature);
        _host.CheckValue(options, nameof(options));
        Settings = Check(options);
        var columns = options.Columns is { Length: > 0 }
            ? options.Columns
            : [new Column("Label", DataKind.Single, 0), new Column("Features", DataKind.Single, [new Range(1, null)])];
        Columns = TextLoaderColumn.Bind(columns, options.InputSize, () => CountFields(dataSample));
        _header = ReadHeader(dataSample);
        _schema = MakeSchema();
    }

    private TextLoader(IHost host, ModelLoadContext ctx)
    {
        _host = host;
        Settings = new Options
        {
            HasHeader = ctx.Reader.ReadBoolean(),
            AllowQuoting = ctx.Reader.ReadBoolean(),
            AllowSparse = ctx.Reader.ReadBoolean(),
            TrimWhitespace = ctx.Reader.ReadBoolean(),
            ReadMultilines = ctx.Reader.ReadBoolean(),
            MissingRealsAsNaNs = ctx.Reader.ReadBoolean(),
            EscapeChar = (char)ctx.Reader.ReadUInt16(),
            DecimalMarker = (char)ctx.Reader.ReadUInt16(),
            Separators = ctx.LoadNonEmptyString().ToCharArray(),
        };
        var maximumRows = ctx.Reader.ReadInt64();
        Settings.MaxRows = maximumRows < 0 ? null : maximumRows;
        var inputSize = ctx.Reader.ReadInt32();
        Settings.InputSize = inputSize > 0 ? inputSize : null;
        Columns = new TextLoaderColumn[ctx.ReadCount(sizeof(int))];
        for (var i = 0; i < Columns.Length; i++)
            Columns[i] = TextLoaderColumn.Load(ctx);
        _header = new string[ctx.ReadCount(sizeof(int))];
        for (var i = 0; i < _header.Length; i++)
            _header[i] = ctx.LoadString();
        _schema = MakeSchema();
    }

    internal Options Settings { get; }

    internal TextLoaderColumn[] Columns { get; }

    public DataViewSchema GetOutputSchema() => _schema;

    public IDataView Load(IMultiStreamSource source)
    {
        _host.CheckValue(source, nameof(source));
        return new CancelableDataView(_host, new TextLoaderView(this, source));
    }

    internal static TextLoader Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        Contracts.CheckValue(env, nameof(env));
        var host = env.Register(LoaderSignature);
        ctx.CheckAtModel(GetVersionInfo());
        return new TextLoader(host, ctx);
    }

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        ctx.Writer.Write(Settings.HasHeader);
        ctx.Writer.Write(Settings.AllowQuoting);
        ctx.Writer.Write(Settings.AllowSparse);
        ctx.Writer.Write(Settings.TrimWhitespace);
        ctx.Writer.Write(Settings.ReadMultilines);
        ctx.Writer.Write(Settings.MissingRealsAsNaNs);
        ctx.Writer.Write((ushort)Settings.EscapeChar);
        ctx.Writer.Write((ushort)Settings.DecimalMarker);
        ctx.SaveNonEmptyString(new string(Settings.Separators));
        ctx.Writer.Write(Settings.MaxRows ?? -1L);
        ctx.Writer.Write(Settings.InputSize ?? 0);
        ctx.Writer.Write(Columns.Length);
        foreach (var column in Columns)
            column.Save(ctx);
        ctx.Writer.Write(_header.Length);
        foreach (var name in _header)
            ctx.SaveString(name);
    }

    private static VersionInfo GetVersionInfo() => new("TXTLOADR", 0x00010002, 0x00010002, 0x00010002,
        typeof(TextLoader).Assembly.FullName, LoaderSignature);

    // A copy: what the user does to the options later changes nothing here.
    private Options Check(Options options)
    {
        _host.CheckUserArg(options.Separators is { Length: > 0 }, nameof(options.Separators), "Must specify at least one separator");
        _host.CheckUserArg(!options.Separators.Any(c => c is '\r' or '\n' or '"'), nameof(options.Separators),
            "A separator can be neither a quote nor a new line");
        _host.CheckUserArg(options.DecimalMarker is '.' or ',', nameof(options.DecimalMarker),
            "Decimal marker cannot be the '" + options.DecimalMarker + "' character. It must be '.' or ','.");
        _host.CheckUserArg(!options.Separators.Contains(options.DecimalMarker) || options.AllowQuoting, nameof(options.AllowQuoting),
            $"Quoting must be allowed if decimal marker and separator are the '{options.DecimalMarker}' character.");
        _host.CheckUserArg(!(options.InputSize <= 0), nameof(options.InputSize), "Must be positive");
        return new Options
        {
            HasHeader = options.HasHeader,
            AllowQuoting = options.AllowQuoting,
            AllowSparse = options.AllowSparse,
            TrimWhitespace = options.TrimWhitespace,
            ReadMultilines = options.ReadMultilines,
            MissingRealsAsNaNs = options.MissingRealsAsNaNs,
            EscapeChar = options.EscapeChar,
            DecimalMarker = options.DecimalMarker,
            Separators = [.. options.Separators],
            MaxRows = options.MaxRows,
            HeaderFile = options.HeaderFile,
            InputSize = options.InputSize,
            UseThreads = options.UseThreads,
        };
    }

    private int CountFields(IMultiStreamSource sample)
    {
        if (sample is null || sample.Count == 0)
            return 0;
        using var reader = new TextBlockReader(sample, Settings, SampleLines);
        var lines = new TextLines();
        var fields = new TextFieldSplitter(Settings, int.MaxValue);
        int size = 0, count = 0;
        while (count < SampleLines && reader.TryRead(lines, SampleSize))
        {
            for (var i = 0; i < lines.Count && count < SampleLines; i++, count++)
            {
                fields.Split(lines.Text, lines.StartOf(i), lines.EndOf(i));
                size = Math.Max(size, fields.Length);
            }
        }
        return size;
    }

    private string[] ReadHeader(IMultiStreamSource sample)
    {
        if (!string.IsNullOrEmpty(Settings.HeaderFile))
            sample = new MultiFileSource(Settings.HeaderFile);
        else if (!Settings.HasHeader || sample is null || sample.Count == 0)
            return [];
        var options = new Options { Separators = Settings.Separators, AllowQuoting = Settings.AllowQuoting };
        using var reader = new TextBlockReader(sample, options, mostLines: 1);
        var lines = new TextLines();
        if (!reader.TryRead(lines, SampleSize))
            return [];
        var fields = new TextFieldSplitter(options, int.MaxValue);
        fields.Split(lines.Text, lines.StartOf(0), lines.EndOf(0));
        return Enumerable.Range(0, fields.Count).Select(i => fields[i].Trim().ToString()).ToArray();
    }

    private DataViewSchema MakeSchema()
    {
        var builder = new DataViewSchema.Builder();
        foreach (var column in Columns)
        {
            DataViewSchema.Annotations annotations = null;
            var names = SlotNamesOf(column);
            if (names.GetValues().Length > 0)
            {
                var annotationBuilder = new DataViewSchema.Annotations.Builder();
                annotationBuilder.AddSlotNames(names.Length, (ref VBuffer<ReadOnlyMemory<char>> value) => names.CopyTo(ref value));
                annotations = annotationBuilder.ToAnnotations();
            }
            builder.AddColumn(column.Name, column.Type, annotations);
        }
        return builder.ToSchema();
    }

    // Only those that the header has, however large the vector is.
    private VBuffer<ReadOnlyMemory<char>> SlotNamesOf(TextLoaderColumn column)
    {
        if (!column.Type.IsKnownSizeVector())
            return default;
        var slots = new List<int>();
        var names = new List<ReadOnlyMemory<char>>();
        var first = 0;
        foreach (var segment in column.Segments)
        {
            for (var i = segment.Min; i < Math.Min(segment.Limit, _header.Length); i++)
            {
                if (_header[i].Length == 0)
                    continue;
                slots.Add(first + i - segment.Min);
                names.Add(_header[i].AsMemory());
            }
            first += segment.Limit - segment.Min;
        }
        return new VBuffer<ReadOnlyMemory<char>>(column.Size, names.Count, [.. names], [.. slots]);
    }
}
