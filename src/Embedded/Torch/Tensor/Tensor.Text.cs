using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public override string ToString() => ToString(TensorStringStyle.Metadata);

        public string ToString(bool disamb, string? fltFormat = null, int? width = null,
            CultureInfo? cultureInfo = null, string? newLine = null)
            => ToString(disamb ? TensorStringStyle.Default : TensorStringStyle.Metadata, fltFormat, width, cultureInfo,
                newLine);

        public string ToString(TensorStringStyle style, string? fltFormat = null, int? width = null,
            CultureInfo? cultureInfo = null, string? newLine = null)
        {
            if (style == TensorStringStyle.Default)
                style = torch.TensorStringStyle;
            // A meta tensor has a shape and no values.
            if (style == TensorStringStyle.Metadata || device_type == DeviceType.META)
                return TensorPrinter.Metadata(this);
            return new TensorPrinter(style, fltFormat ?? PrintFormat, width ?? PrintWidth,
                cultureInfo ?? CultureInfo.CurrentCulture, newLine ?? PrintNewLine).Print(this);
        }
    }
}
