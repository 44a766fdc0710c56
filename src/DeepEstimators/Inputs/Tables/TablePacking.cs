namespace DeepEstimators.Inputs.Tables;

/// <summary>Makes packed rows of rows that were read before the layout was known.</summary>
/// <param name="Columns">The columns with what was learned.</param>
/// <param name="NumberPlaces">The place of each number in a row of all columns.</param>
/// <param name="CategoryPlaces">The place of each category.</param>
/// <param name="NewCodes">Of each category the codes, by those in the order of appearance.</param>
internal sealed record TablePacking(TableColumns Columns, int[] NumberPlaces, int[] CategoryPlaces, int[][] NewCodes)
{
    internal void Pack(ReadOnlySpan<float> raw, Span<float> packed)
    {
        for (var i = 0; i < NumberPlaces.Length; i++)
            packed[i] = raw[NumberPlaces[i]];
        for (var i = 0; i < CategoryPlaces.Length; i++)
        {
            // Values of rows that are not learned of may have come later.
            var code = (int)raw[CategoryPlaces[i]];
            packed[NumberPlaces.Length + i] = code < NewCodes[i].Length ? NewCodes[i][code] : 0;
        }
    }
}
