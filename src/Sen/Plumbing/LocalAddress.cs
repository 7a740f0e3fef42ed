using Microsoft.AspNetCore.Http.HttpResults;

namespace Sen.Plumbing;

/// <summary>Addresses that come with a request: only ours are followed.</summary>
public static class LocalAddress
{
    /// <summary>The address when it is a path of this site, else the other one.</summary>
    public static string Or(string? address, string otherwise) =>
        address is ['/', ..] && RedirectHttpResult.IsLocalUrl(address) ? address : otherwise;
}
