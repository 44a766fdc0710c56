using System.CommandLine;
using DeepEstimators;
using DeepEstimators.Bench.Training;
using DeepEstimators.Networks;

// How well and how fast networks learn with the library's own training loop and no ML.NET around it.
var dataFolder = new Option<DirectoryInfo>("--data")
{
    Description = "Folder that holds sklearn-small/, fashion-mnist/, california-housing/ and adult/", Required = true,
};
var networks = new Option<string[]>("--network")
{
    Description = "mlp, small-cnn, resnet-8, resnet-20, default (DeepTabular's), tabular, tabm, tabm-32-512 (members and width), periodic, transformer…", DefaultValueFactory = _ => ["small-cnn"],
    AllowMultipleArgumentsPerToken = true,
};
var epochs = new Option<int?>("--epochs") { Description = "Epochs; by default as the bench chose them" };
var batch = new Option<int?>("--batch") { Description = "Rows of a mini-batch" };
var rate = new Option<double?>("--rate") { Description = "Highest learning rate" };
var decay = new Option<double?>("--decay") { Description = "Weight decay" };
var patience = new Option<int?>("--patience") { Description = "Epochs without improvement after which training ends" };
var schedule = new Option<string?>("--schedule") { Description = "Cosine, Linear or Constant" };
var dropout = new Option<double?>("--dropout") { Description = "Share of hidden units that TabM drops in training" };
var blocks = new Option<int?>("--blocks") { Description = "Hidden layers of TabM" };
var bins = new Option<int?>("--bins") { Description = "Bins of a number of TabM" };
var embedding = new Option<int?>("--embedding") { Description = "Length of a number's embedding of TabM" };
var optimizer = new Option<string?>("--optimizer") { Description = "AdamW, Sgd, Lion or Muon" };
var clip = new Option<double?>("--clip") { Description = "Most norm of the gradients" };
var average = new Option<double?>("--average") { Description = "Decay of the moving average of weights" };
var bfloat16 = new Option<bool>("--bfloat16") { Description = "Mixed precision" };
var shift = new Option<int?>("--shift") { Description = "Pixels that a training image is moved by at most" };
var flip = new Option<bool?>("--flip") { Description = "Whether training images are mirrored half of the time" };
var packed = new Option<bool>("--packed") { Description = "Categories of adult as one place of a row each, not one-hot" };
var published = new Option<bool>("--published") { Description = "Rooms and people of california-housing by household, and no proximity of the ocean" };
var seed = new Option<int>("--seed") { Description = "Seed", DefaultValueFactory = _ => 1 };

var digits = new Command("digits", "5-fold cross-validation on the 1,797 digits of 8x8");
var fashion = new Command("fashion-mnist", "60,000 images of 28x28 for training, 10,000 for the test");
var california = new Command("california-housing", "20,640 districts, a fifth of them for the test");
var adult = new Command("adult", "32,561 people for training, 16,281 for the test");
digits.SetAction(result => ForEach(result, (network, options) =>
    Digits.Run(result.GetRequiredValue(dataFolder), network, options)));
california.SetAction(result => ForEach(result, (network, options) =>
    Tables.California(result.GetRequiredValue(dataFolder), network, options, result.GetValue(published))));
adult.SetAction(result => ForEach(result, (network, options) =>
    Tables.Adult(result.GetRequiredValue(dataFolder), network, options, result.GetValue(packed))));
fashion.SetAction(result => ForEach(result, (network, options) =>
    FashionMnist.Run(result.GetRequiredValue(dataFolder), network, options)));

var rows = new Option<int>("--rows") { Description = "Rows", DefaultValueFactory = _ => 2_000_000 };
var loading = new Option<DataLoading>("--loading") { Description = "Where the rows lie", DefaultValueFactory = _ => DataLoading.Stream };
var streamed = new Command("stream", "Peak memory and speed of a fit on generated rows, read from an IDataView") { rows, loading, epochs, seed };
streamed.SetAction(result => StreamedFit.Run(
    result.GetRequiredValue(rows), result.GetRequiredValue(loading), result.GetValue(epochs) ?? 1, result.GetRequiredValue(seed)));

var python = new Option<string>("--python") { Description = "The interpreter that has PyTorch, or none", DefaultValueFactory = _ => "python3" };
var rounds = new Option<int>("--rounds") { Description = "Turns of each", DefaultValueFactory = _ => 5 };
var threads = new Option<int>("--threads") { Description = "Threads of torch", DefaultValueFactory = _ => Environment.ProcessorCount };
var nets = new Option<string[]>("--nets")
{
    Description = "mlp, cnn, tabular, text, resnet-20, tabular-default", DefaultValueFactory = _ => ["mlp", "cnn", "tabular", "text"], AllowMultipleArgumentsPerToken = true,
};
var gpu = new Option<int?>("--gpu") { Description = "The GPU that both sides train on, from 0. Default: the CPU" };
var precision = new Option<BenchPrecision>("--precision") { Description = "In what numbers", DefaultValueFactory = _ => BenchPrecision.Full };
var throughput = new Command("throughput", "Whole fits from an IDataView beside plain PyTorch loops over tensors in memory")
{
    python, rounds, threads, nets, gpu, precision,
};
throughput.SetAction(result => Throughput.Train(
    result.GetRequiredValue(python), result.GetRequiredValue(threads), result.GetRequiredValue(rounds), result.GetRequiredValue(nets),
    result.GetValue(gpu), result.GetRequiredValue(precision)));
var scoring = new Command("scoring", "A network's Transform in batches beside PredictionEngine and PyTorch's forward pass") { python, rounds, threads };
scoring.SetAction(result => Throughput.Score(
    result.GetRequiredValue(python), result.GetRequiredValue(threads), result.GetRequiredValue(rounds)));

var times = new Option<int>("--times") { Description = "How often", DefaultValueFactory = _ => 100 };
var memory = new Command("memory", "Tensors and resident memory after many fits, failures, cancellations, scorings and loads") { times };
memory.SetAction(result => RepeatedUse.Run(result.GetRequiredValue(times)));

var root = new RootCommand("Accuracy and speed of training") { digits, fashion, california, adult, streamed, throughput, scoring, memory };
foreach (var command in new[] { digits, fashion, california, adult })
{
    foreach (var option in new Option[] { dataFolder, networks, epochs, batch, rate, decay, shift, flip, seed, packed, published, patience, schedule, dropout, blocks, bins, embedding, optimizer, clip, bfloat16, average })
        command.Options.Add(option);
}

return root.Parse(args).Invoke();

void ForEach(ParseResult result, Action<Network, Action<TrainingOptions>> run)
{
    foreach (var name in result.GetRequiredValue(networks))
    {
        Console.WriteLine(name);
        run(NetworkOf(name, result), options =>
        {
            options.Epochs = result.GetValue(epochs) ?? options.Epochs;
            options.BatchSize = result.GetValue(batch) ?? options.BatchSize;
            options.LearningRate = result.GetValue(rate) ?? options.LearningRate;
            options.WeightDecay = result.GetValue(decay) ?? options.WeightDecay;
            options.EarlyStoppingPatience = result.GetValue(patience) ?? options.EarlyStoppingPatience;
            if (result.GetValue(schedule) is { } named)
                options.Schedule = (LearningRateSchedule)typeof(LearningRateSchedule).GetProperty(named)!.GetValue(null)!;
            options.Optimizer = result.GetValue(optimizer)?.ToUpperInvariant() switch
            {
                null => options.Optimizer,
                "ADAMW" => TrainingOptimizer.AdamW(),
                "SGD" => TrainingOptimizer.Sgd(),
                "LION" => TrainingOptimizer.Lion(),
                "MUON" => TrainingOptimizer.Muon(),
                var other => throw new ArgumentException($"Unknown optimizer '{other}'."),
            };
            options.ClipNorm = result.GetValue(clip) ?? options.ClipNorm;
            options.AverageDecay = result.GetValue(average) ?? options.AverageDecay;
            options.Precision = result.GetValue(bfloat16) ? TrainingPrecision.MixedBFloat16 : TrainingPrecision.Full;
            options.Seed = result.GetRequiredValue(seed);
            if (result.GetValue(shift) is { } pixels)
                (options.Augmentation ??= new ImageAugmentation()).Shift = pixels;
            if (result.GetValue(flip) is { } mirrored)
                (options.Augmentation ??= new ImageAugmentation()).Flip = mirrored;
        });
    }
}

Network NetworkOf(string name, ParseResult result)
{
    var parts = name.Split('-');
    return parts[0] switch
    {
        "mlp" => Network.Mlp(),
        "small" when parts.Length == 2 => Network.SmallCnn(),
        "small" => Network.SmallCnn([.. parts[2..].Select(int.Parse)]),
        "resnet" => Network.ResNet(int.Parse(parts[1]), parts.Length > 2 ? int.Parse(parts[2]) : 16),
        "default" => new DeepTabularOptions().Network,
        "tabular" => Network.Tabular(),
        "tabm" when parts.Length == 3 => new TabMNetwork(
            int.Parse(parts[1]), result.GetValue(blocks) ?? 2, int.Parse(parts[2]), result.GetValue(dropout) ?? 0.1, result.GetValue(bins) ?? 48,
            result.GetValue(embedding) ?? 16),
        "tabm" => Network.TabM(),
        "periodic" => Network.PeriodicMlp(),
        "transformer" => Network.FTTransformer(),
        _ => throw new ArgumentException($"Unknown network '{name}'."),
    };
}
