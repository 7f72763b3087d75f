using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Sferum.Grains.Outcomes;
using Sferum.V1;

namespace Sferum.GrpcHost.Requests.Forms.Fields;

/// <summary>A number within limits.</summary>
/// <param name="field">The field.</param>
/// <param name="minimum">The least.</param>
/// <param name="maximum">The most.</param>
/// <param name="shownMaximum">The most that makes sense, where more is cut and not refused.</param>
internal sealed class NumberForm(FieldDescriptor field, int minimum, int maximum, int? shownMaximum = null) : FieldForm(field.Name)
{
    private readonly Func<IMessage, int> _read = FieldReader.Of<int>(field);

    internal override Refusal? Check(IMessage message)
    {
        var number = _read(message);
        return number >= minimum && number <= maximum
            ? null
            : Wrong(ErrorReason.NumberOutOfRange, ("minimum", Text(minimum)), ("maximum", Text(shownMaximum ?? maximum)));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
