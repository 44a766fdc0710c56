namespace TorchSharp;

public static partial class torch
{
    public const TensorStringStyle julia = TensorStringStyle.Julia;
    public const TensorStringStyle numpy = TensorStringStyle.Numpy;
    public const TensorStringStyle csharp = TensorStringStyle.CSharp;

    internal static string PrintFormat { get; private set; } = "g5";

    internal static int PrintWidth { get; private set; } = 100;

    internal static string PrintNewLine { get; private set; } = Environment.NewLine;

    internal static int PrintMaxRows { get; private set; } = 6;

    internal static int PrintMaxColumns { get; private set; } = 6;

    public static TensorStringStyle TensorStringStyle { get; set; } = TensorStringStyle.Julia;

    public static void set_printoptions(int precision, int? linewidth = null, string? newLine = null,
        bool sci_mode = false, int? maxRows = null, int? maxColumns = null)
        => set_printoptions(null, (sci_mode ? "E" : "F") + precision, linewidth, newLine, maxRows, maxColumns);

    public static void set_printoptions(TensorStringStyle? style = null, string? floatFormat = null,
        int? linewidth = null, string? newLine = null, int? maxRows = null, int? maxColumns = null)
    {
        TensorStringStyle = style ?? TensorStringStyle;
        PrintFormat = floatFormat ?? PrintFormat;
        PrintWidth = linewidth ?? PrintWidth;
        PrintNewLine = newLine ?? PrintNewLine;
        PrintMaxRows = maxRows ?? PrintMaxRows;
        PrintMaxColumns = maxColumns ?? PrintMaxColumns;
    }
}
