using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Documentation.Tests;

/// <summary>Takes a block of C# apart, as usings stand before all statements of a program and types after them.</summary>
internal static class CodeBlock
{
    internal static void Divide(
        string code, int firstLine, string document, StringBuilder usings, StringBuilder statements, StringBuilder types)
    {
        var root = CSharpSyntaxTree.ParseText(code).GetCompilationUnitRoot();
        foreach (var node in root.Usings)
            Append(usings, node);
        foreach (var node in root.Members)
            Append(node is GlobalStatementSyntax ? statements : types, node);

        void Append(StringBuilder target, SyntaxNode node)
        {
            var line = firstLine + node.GetLocation().GetLineSpan().StartLinePosition.Line;
            target.AppendLine(CultureInfo.InvariantCulture, $"#line {line} \"{document}\"").AppendLine(node.ToString());
        }
    }
}
