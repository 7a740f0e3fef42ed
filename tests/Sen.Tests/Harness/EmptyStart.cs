using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sen.Plumbing;
using Sen.Testing;
using Xunit;

namespace Sen.Tests.Harness;

/// <summary>The first minutes of an installation: the administrator and the commune, done as a person would.</summary>
internal static class EmptyStart
{
    public const string Password = "cầu tre lắc lẻo gập ghềnh";

    public static readonly (string, string)[] Administrator =
        [("Title", "Quản trị xã"), ("Name", "quan-tri"), ("Password", Password), ("AgainPassword", Password)];

    public static readonly (string, string)[] Commune =
    [
        ("Kind", "Commune"), ("Name", "Bình Sa"), ("Code", "20836"), ("ProvinceKind", "Province"), ("Province", "Quảng Nam"), ("District", "Thăng Bình"),
        ("From", "01/01/2020"), ("Villages", "Thôn Bình Trúc I\r\nThôn 2\r\n"), ("Organisations", "FarmersUnion"), ("Organisations", "MobilizationBloc"),
        ("Office", "Thôn Bình Trúc I"), ("Telephone", ""), ("Email", ""),
    ];

    /// <summary>The address the terminal prints.</summary>
    public static string SetUpAddress(this SenHost sen) => $"{SetUpCode.Page}?ma={sen.Services.GetRequiredService<SetUpCode>().Text}";

    /// <summary>Sets the installation up, with the administrator's second step, and answers the administrator's browser.</summary>
    public static async Task<HttpClient> SetUp(this SenHost sen)
    {
        var client = sen.Client();
        Assert.Equal(HttpStatusCode.Redirect, (await client.Fill(sen.SetUpAddress(), null, Administrator)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.Fill($"{SetUpCode.Page}/don-vi", null, Commune)).StatusCode);
        sen.IsWho(client, "quan-tri", Password);
        await sen.SetUpSecondStep(client, "quan-tri");
        return client;
    }
}
