using DeepEstimators.Networks;

namespace DeepEstimators.Inputs.Tables;

/// <summary>
/// Learns of training rows what a table's columns hold: which numbers vary and which are missing at times, and which values
/// categories have.
/// </summary>
internal sealed class TableSurvey
{
    private readonly TableColumns columns;
    private readonly bool[] isCategory;
    private readonly float[] least;
    private readonly float[] most;
    private readonly long[] missing;
    private readonly List<long>[] counts;
    private long rows;

    internal TableSurvey(TableColumns columns)
    {
        this.columns = columns;
        isCategory = [.. columns.Sources.SelectMany(source => Enumerable.Repeat(source.IsCategory, source.Size))];
        least = new float[isCategory.Length];
        most = new float[isCategory.Length];
        missing = new long[isCategory.Length];
        Array.Fill(least, float.PositiveInfinity);
        Array.Fill(most, float.NegativeInfinity);
        counts = Array.ConvertAll(isCategory, category => category ? new List<long>() : null!);
    }

    /// <summary>Takes in a training row of all columns.</summary>
    internal void Add(ReadOnlySpan<float> row)
    {
        rows++;
        for (var place = 0; place < isCategory.Length; place++)
        {
            var value = row[place];
            if (isCategory[place])
            {
                var count = counts[place];
                while (count.Count <= (int)value)
                    count.Add(0);
                count[(int)value]++;
            }
            else if (float.IsNaN(value))
            {
                missing[place]++;
            }
            else
            {
                least[place] = Math.Min(least[place], value);
                most[place] = Math.Max(most[place], value);
            }
        }
    }

    /// <summary>What was learned.</summary>
    /// <exception cref="InvalidOperationException">No column tells rows apart.</exception>
    internal TablePacking Finish()
    {
        var settings = columns.Settings;
        var sources = new List<TableSource>();
        var numbers = new List<RowNumber>();
        var categories = new List<RowCategory>();
        var codes = new List<CategoryCodes>();
        var dropped = new List<DroppedPlace>();
        List<int> numberPlaces = [], categoryPlaces = [], keptPlaces = [];
        var newCodes = new List<int[]>();
        int first = 0, keptFirst = 0, category = 0;
        foreach (var source in columns.Sources)
        {
            var before = numbers.Count + categories.Count;
            if (source.IsCategory)
            {
                var known = columns.Codes[category++];
                if (Learn(counts[first], known, settings, source.Name, dropped) is var (fixedCodes, map, described))
                {
                    codes.Add(fixedCodes);
                    newCodes.Add(map);
                    categories.Add(described);
                    categoryPlaces.Add(first);
                }
            }
            else
            {
                for (var slot = 0; slot < source.Size; slot++)
                {
                    var name = source.PlaceNames[slot];
                    if (WhyDropped(first + slot) is { } reason)
                    {
                        dropped.Add(new DroppedPlace(name, reason));
                        continue;
                    }

                    numbers.Add(new RowNumber(name, missing[first + slot] > 0));
                    numberPlaces.Add(first + slot);
                    keptPlaces.Add(keptFirst + slot);
                }
            }

            if (numbers.Count + categories.Count > before)
            {
                sources.Add(source);
                keptFirst += source.Size;
            }

            first += source.Size;
        }

        if (sources.Count == 0)
            throw new InvalidOperationException(
                "There is no column to learn from: " + string.Join("; ", dropped.Select(place => $"'{place.Name}' {place.Reason}")) + ".");
        var layout = new RowLayout(numbers, categories, settings.Scaling, settings.Imputation ?? NumberImputation.Mean);
        var learned = TableColumns.Of(settings, sources, codes, layout, keptPlaces, dropped);
        return new TablePacking(learned, [.. numberPlaces], [.. categoryPlaces], [.. newCodes]);
    }

    private string? WhyDropped(int place) =>
        missing[place] == rows ? "is missing in all training rows"
        : missing[place] == 0 && least[place] == most[place]
            ? FormattableString.Invariant($"is {least[place]:R} in all training rows")
            : null;

    // The most frequent values keep codes of their own, in that order; equally frequent ones as they appeared.
    private (CategoryCodes Codes, int[] NewCodes, RowCategory Category)? Learn(
        List<long> count, CategoryCodes known, TableSettings settings, string name, List<DroppedPlace> dropped)
    {
        var kept = Enumerable.Range(1, Math.Max(0, count.Count - 1))
            .Where(code => count[code] >= settings.MinCategoryRows && count[code] > 0)
            .OrderByDescending(code => count[code]).ThenBy(code => code)
            .Take(settings.MaxCategories).ToArray();
        var unknown = rows - kept.Sum(code => count[code]);
        if (kept.Length + (unknown > 0 ? 1 : 0) < 2)
        {
            var isMissing = count.Count > 0 && count[0] == rows;
            dropped.Add(new DroppedPlace(name, isMissing ? "is missing in all training rows"
                : kept.Length == 0 ? "has no value in enough training rows" : "has one value in all training rows"));
            return null;
        }

        var map = new int[count.Count];
        for (var i = 0; i < kept.Length; i++)
            map[kept[i]] = i + 1;
        var values = kept.Length + 1;
        var size = values <= settings.MaxIndicators ? 0 : EmbeddingSize(values);
        return (known.Keep(kept), map, new RowCategory(name, values, size, unknown > 0));
    }

    // The rule of thumb of the fastai library, 1.6 n^0.56 numbers for n values, here up to 64.
    private static int EmbeddingSize(int values) => (int)Math.Min(64, Math.Round(1.6 * Math.Pow(values, 0.56)));
}
