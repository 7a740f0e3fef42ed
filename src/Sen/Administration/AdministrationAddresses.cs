using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>Addresses of the settings (cài đặt).</summary>
public static class AdministrationAddresses
{
    public const string Home = DeskAddresses.Settings;

    public const string NewPerson = $"{Home}/nguoi/moi";

    public const string Organisations = DeskAddresses.Organisations;

    public const string Villages = DeskAddresses.Villages;

    public const string Settings = $"{Home}/muc";

    /// <summary>Acts on the tree of units.</summary>
    public const string UnitActs = DeskAddresses.UnitActs;

    /// <summary>One of them.</summary>
    public static string UnitAct(Guid id) => DeskAddresses.UnitAct(id);

    /// <summary>A person's page.</summary>
    public static string Person(Guid id) => DeskAddresses.Person(id);

    /// <summary>An organisation's page.</summary>
    public static string Organisation(Guid id) => DeskAddresses.Organisation(id);

    /// <summary>A village's page.</summary>
    public static string Village(Guid id) => DeskAddresses.Village(id);

    /// <summary>One setting.</summary>
    public static string Setting(string key) => $"{Settings}/{key}";
}
