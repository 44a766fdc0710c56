using System.Reflection;
using DeepEstimators.Tests.Estimators;
using DeepEstimators.Tests.Inputs;
using DeepEstimators.Tests.Transformers;

namespace DeepEstimators.Tests.Training;

/// <summary>What users of other deep learning in ML.NET have run into, and the tests that show that it is not so here.</summary>
public class PromiseTests
{
    public static TheoryData<string, Type, string> Promises => new()
    {
        {
            "Scoring makes one forward pass of many rows",
            typeof(BatchScoringTests), nameof(BatchScoringTests.A_forward_pass_takes_many_rows)
        },
        {
            "Validation is over the whole validation set",
            typeof(ValidationMetricTests), nameof(ValidationMetricTests.Of_two_classes)
        },
        {
            "Rows are shuffled anew in each epoch",
            typeof(RepeatabilityTests), nameof(RepeatabilityTests.Every_epoch_has_every_row_in_an_order_of_its_own)
        },
        {
            "Dropout masks differ between epochs",
            typeof(RepeatabilityTests), nameof(RepeatabilityTests.Every_epoch_drops_other_units)
        },
        {
            "The GPU that was asked for is taken, or its absence told",
            typeof(DeviceChoiceTests), nameof(DeviceChoiceTests.The_gpu_that_was_asked_for_is_taken)
        },
        {
            "Training stops when the validation loss falls no further",
            typeof(TrainerTests), nameof(TrainerTests.The_best_weights_come_back)
        },
        {
            "A fit that was killed goes on where it was",
            typeof(KilledFitTests),
            nameof(KilledFitTests.A_process_killed_at_any_moment_leaves_a_fit_that_ends_with_the_bits_of_an_uninterrupted_one)
        },
        {
            "Options are checked in release builds too",
            typeof(TrainingOptionsTests), nameof(TrainingOptionsTests.A_wrong_option_is_named)
        },
        {
            "Rows without a label are skipped",
            typeof(InputErrorTests), nameof(InputErrorTests.Rows_without_a_label_are_skipped_and_counted_in_the_log)
        },
    };

    [Theory]
    [MemberData(nameof(Promises))]
    public void Each_is_shown_by_a_test(string promise, Type tests, string name)
    {
        Assert.NotEmpty(promise);
        var method = tests.GetMethod(name)!;
        Assert.NotNull(method.GetCustomAttribute<FactAttribute>());
        Assert.Null(method.GetCustomAttribute<FactAttribute>()!.Skip);
    }
}
