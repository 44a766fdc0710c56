using System.Text.RegularExpressions;
using Microsoft.ML;

namespace Embedded.MLNet.Tests.Errors;

/// <summary>Trainers with columns that are missing or of another type and with options out of range: made only, asked for their output, or fitted.</summary>
internal sealed partial class TrainerCalls(ErrorData data)
{
    /// <summary>The action of a call text; null where it is none of this kind.</summary>
    public Action? Find(string call)
    {
        var match = TrainerCall().Match(call);
        if (!match.Success)
            return null;
        IEstimator<ITransformer> Make() => GoldenTrainerCall.Create(data.Ml, match.Groups["trainer"].Value);
        return match.Groups["then"].Value switch
        {
            " (made only)" => () => Make(),
            ".GetOutputSchema(shape)" => () => Make().GetOutputSchema(data.Shape),
            ".Fit(data)" => () => Make().Fit(data.Data),
            ".Fit(data with Features: Vector<Int32, 2>)" => () => Make().Fit(data.IntegerFeatures),
            ".Fit(data with Features: Vector<Single> of unknown size)" => () => Make().Fit(data.UnsizedFeatures),
            _ => null,
        };
    }

    [GeneratedRegex(@"^(?<trainer>\w+\.Trainers\..*\))( on \d+ (rows|features))?(?<then> \(made only\)|\.GetOutputSchema\(.*\)|\.Fit\(.*\))$")]
    private static partial Regex TrainerCall();
}
