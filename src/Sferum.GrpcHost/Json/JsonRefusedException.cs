using Sferum.Grains.Outcomes;

namespace Sferum.GrpcHost.Json;

/// <summary>A JSON request is not of the contract; caught by the edge alone.</summary>
internal sealed class JsonRefusedException(int httpCode, Refusal refusal) : Exception
{
    /// <summary>The HTTP code of the answer.</summary>
    internal int HttpCode => httpCode;

    /// <summary>Why, and about which field.</summary>
    internal Refusal Refusal => refusal;
}
