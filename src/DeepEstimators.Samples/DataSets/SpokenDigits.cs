using System.Globalization;
using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Samples.DataSets;

/// <summary>Loads the Free Spoken Digit Dataset: a zip of WAV files that are named digit_speaker_number.</summary>
public static class SpokenDigits
{
    private const int SampleRate = 8_000;

    // The set's own split: the first five of each speaker and digit are to test on.
    private const int FirstTrainingNumber = 5;

    /// <summary>Loads the recordings.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="name">The data set's name.</param>
    /// <param name="path">The zip.</param>
    public static DataSet Load(MLContext ml, string name, string path)
    {
        if (!File.Exists(path))
            throw new UserException($"There is no file {path}.");
        var (train, test) = (new List<Recording>(), new List<Recording>());
        using (ZipArchive zip = ZipFile.OpenRead(path))
        {
            foreach (ZipArchiveEntry entry in zip.Entries.Where(entry => entry.Name.EndsWith(".wav", StringComparison.OrdinalIgnoreCase)))
            {
                string[] parts = Path.GetFileNameWithoutExtension(entry.Name).Split('_');
                if (parts.Length != 3 || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int number))
                    throw new UserException($"{path}: '{entry.Name}' is not named as digit_speaker_number.wav.");
                using Stream stream = entry.Open();
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                (number < FirstTrainingNumber ? test : train).Add(new Recording { File = copy.ToArray(), Label = parts[0] });
            }
        }
        return new DataSet
        {
            Name = name,
            Statement = $"{train.Count:N0} recordings of spoken digits and {test.Count:N0} to test on, {SampleRate:N0} samples a second, classes in 'Label'.",
            Task = PredictionTask.Multiclass,
            Label = nameof(Recording.Label),
            Train = Decoded(ml, train),
            Test = Decoded(ml, test),
            Sounds = new SoundFormat(SampleRate),
        };
    }

    // Decoded once, since all candidates read the same samples.
    private static IDataView Decoded(MLContext ml, List<Recording> recordings)
    {
        IDataView files = ml.Data.LoadFromEnumerable(recordings);
        return ml.Data.Cache(ml.Transforms.DecodeWav(DataSet.SoundColumn, nameof(Recording.File), new WavDecodingOptions { SampleRate = SampleRate })
            .Append(ml.Transforms.DropColumns(nameof(Recording.File))).Fit(files).Transform(files));
    }

    private sealed class Recording
    {
        public byte[] File { get; set; } = [];

        public string Label { get; set; } = "";
    }
}
