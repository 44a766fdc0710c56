namespace Microsoft.ML.Trainers.FastTree;

public enum Bundle : byte
{
    None = 0,
    AggregateLowPopulation = 1,
    Adjacent = 2,
}
