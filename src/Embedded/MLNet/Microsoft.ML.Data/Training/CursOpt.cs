namespace Microsoft.ML.Trainers;

// Which columns of the roles a training cursor reads, and which bad values it lets through (else rows with them are skipped and counted).
[Flags]
internal enum CursOpt : uint
{
    Weight = 0x01,
    Group = 0x02,
    Id = 0x04,
    Label = 0x08,
    Features = 0x10,

    AllowBadWeights = 0x100,
    AllowBadGroups = 0x200,
    AllowBadLabels = 0x800,
    AllowBadFeatures = 0x1000,
    AllowBadEverything = AllowBadWeights | AllowBadGroups | AllowBadLabels | AllowBadFeatures,

    AllWeights = Weight | AllowBadWeights,
    AllGroups = Group | AllowBadGroups,
    AllLabels = Label | AllowBadLabels,
    AllFeatures = Features | AllowBadFeatures,
}
