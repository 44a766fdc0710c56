using System.CommandLine;

namespace Bench.MLNet.Learners;

/// <summary>Times of training against those of the real ML.NET in learners.json, with the machine scaled out.</summary>
internal static class LearnersCommand
{
    public static Command Create()
    {
        Option<DirectoryInfo?> shared = SharedFolder.CreateOption();
        var sets = new Option<string[]>("--sets")
        {
            Description = "Data sets of learners.json",
            DefaultValueFactory = _ => ["adult", "letter-recognition", "california-housing", "fashion-mnist"],
            AllowMultipleArgumentsPerToken = true,
        };
        var learners = new Option<string>("--learners")
        {
            Description = "Only learners whose name contains this", DefaultValueFactory = _ => string.Empty,
        };
        var rounds = new Option<int>("--rounds")
        {
            Description = "Fits of each learner, in turns with the reference", DefaultValueFactory = _ => 5,
        };
        var longRounds = new Option<int>("--long-rounds")
        {
            Description = "The same for fashion-mnist", DefaultValueFactory = _ => 1,
        };
        var python = new Option<string>("--python")
        {
            Description = "Interpreter with scikit-learn, for the reference; none to go without", DefaultValueFactory = _ => "/usr/bin/python3",
        };
        var command = new Command("learners", "Training: seconds of Fit against the real ML.NET's, scaled by scikit-learn")
        {
            shared, sets, learners, rounds, longRounds, python,
        };
        command.SetAction(result =>
        {
            SharedFolder folder = SharedFolder.Find(result.GetValue(shared));
            using ReferenceFit reference = ReferenceFit.Start(result.GetRequiredValue(python));
            var report = new LearnersReport(reference.Description);
            foreach (string set in result.GetRequiredValue(sets))
            {
                int count = result.GetRequiredValue(set == "fashion-mnist" ? longRounds : rounds);
                LearnerTimes.Run(set, folder, reference, count, result.GetRequiredValue(learners), report);
            }
            report.WriteSummary();
        });
        return command;
    }
}
