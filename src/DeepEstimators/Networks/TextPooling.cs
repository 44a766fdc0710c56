namespace DeepEstimators.Networks;

/// <summary>How the embedding of a text comes out of its tokens.</summary>
public enum TextPooling
{
    /// <summary>The mean over the tokens.</summary>
    Mean,

    /// <summary>A learned token that stands before the text and looks at the others (Devlin et al., "BERT", 2019).</summary>
    FirstToken,
}
