using Sen.Movement.Units;

namespace Sen.Movement.Settings;

/// <summary>
/// The standing body of the movement on a day (cơ quan thường trực phong trào): the organisation the commune set from a day on, while that organisation works; else the
/// name the commune wrote.
/// </summary>
/// <param name="OrganisationId">The organisation; null when only a name is known.</param>
/// <param name="Name">What it is called.</param>
public sealed record StandingBody(Guid? OrganisationId, string Name)
{
    /// <summary>Key of the setting with the organisation.</summary>
    public const string OrganisationKey = "standing.organisation";

    /// <summary>Key of the setting with the name, for a body that is no organisation here.</summary>
    public const string NameKey = "standing.body";

    /// <summary>The body in force on a day.</summary>
    /// <param name="settings">The settings of that day.</param>
    /// <param name="organisations">Organisations of the commune.</param>
    /// <param name="day">The day.</param>
    public static StandingBody On(Settings settings, IEnumerable<Organisation> organisations, DateOnly day) =>
        Guid.TryParse(settings.Text(OrganisationKey), out var id) && organisations.FirstOrDefault(one => one.Id == id) is { } organisation && Works(organisation, day)
            ? new(id, organisation.ShortName) : new(null, settings.Text(NameKey));

    /// <summary>True when it could be the standing body on the day: it works then, its last day included.</summary>
    public static bool Works(Organisation organisation, DateOnly day) =>
        (organisation.ValidFrom is null || organisation.ValidFrom <= day) && (organisation.ValidTo is null || day < organisation.ValidTo);
}
