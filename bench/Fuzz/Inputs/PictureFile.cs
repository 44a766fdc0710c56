using Embedded.MLNet.Tests.Images;

namespace Bench.Fuzz.Inputs;

/// <summary>The image file that rows name, beside the program.</summary>
internal static class PictureFile
{
    public const string Name = "picture.png";

    public static string Folder { get; } = AppContext.BaseDirectory;

    /// <summary>Writes it at once, as other processes may read it.</summary>
    public static void Write()
    {
        string written = Path.Combine(Folder, $"{Path.GetRandomFileName()}.png");
        File.WriteAllBytes(written, ImageBytes.OfEachFormat()["png"]);
        File.Move(written, Path.Combine(Folder, Name), overwrite: true);
    }
}
