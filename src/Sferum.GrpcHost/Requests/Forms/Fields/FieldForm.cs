using Google.Protobuf;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Errors;
using Sferum.V1;

namespace Sferum.GrpcHost.Requests.Forms.Fields;

/// <summary>The form of one field.</summary>
/// <param name="name">Its name in the contract.</param>
internal abstract class FieldForm(string name)
{
    /// <summary>What is wrong, with the path from this message on; null when nothing is.</summary>
    internal abstract Refusal? Check(IMessage message);

    protected Refusal Wrong(ErrorReason reason, params (string, string)[] facts) => Trouble.About(reason, name, facts);

    protected Refusal WrongAt(int index, ErrorReason reason) => Trouble.About(reason, $"{name}[{index}]");

    protected Refusal Below(Refusal inner) => inner with { Field = $"{name}.{inner.Field}" };

    protected Refusal Below(int index, Refusal inner) => inner with { Field = $"{name}[{index}].{inner.Field}" };
}
