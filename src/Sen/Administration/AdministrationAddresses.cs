using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>Addresses of the settings (cài đặt).</summary>
public static class AdministrationAddresses
{
    public const string Home = DeskAddresses.Settings;

    public const string NewPerson = $"{Home}/nguoi/moi";

    public const string Organisations = $"{Home}/to-chuc";

    public const string Villages = $"{Home}/thon";

    public const string Settings = $"{Home}/muc";

    /// <summary>Acts on the tree of units.</summary>
    public const string UnitActs = $"{Home}/dia-gioi";

    /// <summary>One of them.</summary>
    public static string UnitAct(Guid id) => $"{UnitActs}/{id:d}";

    /// <summary>A person's page.</summary>
    public static string Person(Guid id) => $"{Home}/nguoi/{id:d}";

    /// <summary>An organisation's page.</summary>
    public static string Organisation(Guid id) => $"{Organisations}/{id:d}";

    /// <summary>A village's page.</summary>
    public static string Village(Guid id) => $"{Villages}/{id:d}";

    /// <summary>One setting.</summary>
    public static string Setting(string key) => $"{Settings}/{key}";
}
