namespace Microsoft.ML.Transforms.Text;

// Latin letters without their accents, and the accents that stand alone. A table of Unicode's canonical decompositions: string.Normalize does
// nothing beyond ASCII where globalization is invariant. Letters that decompose into no ASCII letter (ß, ø, й) stay.
internal static class Accents
{
    private const char LatinFirst = '\u00C0';
    private const char AdditionalFirst = '\u1E00';
    private const char Itself = '.';

    private const string Latin =
        "AAAAAA.CEEEEIIII.NOOOOO..UUUUY..aaaaaa.ceeeeiiii.nooooo..uuuuy.y"
        + "AaAaAaCcCcCcCcDd..EeEeEeEeEeGgGgGgGgHh..IiIiIiIiI...JjKk.LlLlLl."
        + "...NnNnNn...OoOoOo..RrRrRrSsSsSsSsTtTt..UuUuUuUuUuUuWwYyYZzZzZz."
        + "................................Oo.............Uu..............."
        + ".............AaIiOoUuUuUuUuUu.AaAa....GgKkOoOo..j...Gg..NnAa...."
        + "AaAaEeEeIiIiOoOoRrRrUuUuSsTt..Hh......AaEeOoOoOoOoYy............"
        + "................";

    private const string Additional =
        "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMm"
        + "MmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVv"
        + "WwWwWwWwWwXxXxYyZzZzZzhtwy......AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe"
        + "EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy......";

    public static bool IsCombining(char character) => character is >= '\u0300' and <= '\u036F';

    public static char Remove(char character)
    {
        char letter;
        if (character - LatinFirst is >= 0 and var i && i < Latin.Length)
            letter = Latin[i];
        else if (character - AdditionalFirst is >= 0 and var j && j < Additional.Length)
            letter = Additional[j];
        else
            return character;
        return letter == Itself ? character : letter;
    }
}
