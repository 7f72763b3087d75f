using Sferum.Sandbox.VkApi.Parameters;

namespace Sferum.Sandbox.VkApi;

/// <summary>A method of VK's. It decides and commits within its turn; nothing here waits.</summary>
internal interface IApiMethod
{
    string Name { get; }

    IReadOnlyList<ParameterRule> Parameters { get; }

    /// <summary>True where a community's token is refused (27).</summary>
    bool NeedsUser => false;

    ApiAnswer Invoke(ApiCall call);
}
