using System.Runtime.InteropServices;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Images;

/// <summary>What native code allocates is freed, whether an image comes of it or an error. Nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(NativeMemoryTests), DisableParallelization = true)]
[Collection(nameof(NativeMemoryTests))]
public sealed class NativeMemoryTests
{
    [SkippableFact]
    public void Neither_images_nor_errors_leave_native_memory_behind()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && NativeLibrary.TryGetExport(NativeLibrary.Load("libc.so.6"), "mallinfo2", out _),
            "the C library does not say what is allocated");
        byte[] large = ImageBytes.PngOfScanlines(500, 500, 2, 8, interlaced: false, new byte[1501 * 500]);
        byte[][] files = [.. ImageBytes.OfEachFormat().Values];
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.png");
        void Work(int count)
        {
            using MLImage image = SmallImages.Decode(large);
            for (int i = 0; i < count; i++)
            {
                SmallImages.Decode(large).Dispose();
                foreach (byte[] file in files)
                {
                    for (int cut = 4; cut < file.Length; cut += file.Length / 5)
                        Assert.Throws<ArgumentException>(() => SmallImages.Decode(file[..^cut]));
                }
                if (i % 20 == 0)
                    image.Save(path);
            }
        }

        Work(5);
        nuint before = Allocated();
        Work(200);
        File.Delete(path);
        // A million bytes an image, or a decoder of 18 kB an error, would be 200 MB or 14 MB.
        Assert.InRange((long)Allocated() - (long)before, long.MinValue, 5_000_000);
    }

    private static nuint Allocated()
    {
        AllocationCounts counts = mallinfo2();
        return counts.InBlocks + counts.InMappings;
    }

    [DllImport("libc.so.6")]
    private static extern AllocationCounts mallinfo2();

    // The C library's struct mallinfo2.
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct AllocationCounts
    {
        private readonly nuint _arena, _freeChunks, _fastChunks, _mappings;
        public readonly nuint InMappings;
        private readonly nuint _peak, _fastFree;
        public readonly nuint InBlocks;
        private readonly nuint _free, _top;
    }
}
