using Sen.Data;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Scoring;
using Sen.Movement.Text;
using Sen.Movement.Units;

namespace Sen.Administration;

/// <summary>What a commune begins with beside its units.</summary>
/// <param name="Organisations">Kinds of the usual organisations it has.</param>
/// <param name="Office">Address of the office.</param>
/// <param name="Telephone">Telephone.</param>
/// <param name="Email">E-mail.</param>
/// <param name="Host">Host name of its portal; null for the only one of an installation.</param>
public sealed record CommuneBeginnings(IReadOnlyCollection<OrganisationKind> Organisations, string Office = "", string Telephone = "", string Email = "", string? Host = null);

/// <summary>Writes the rows a commune begins with: units, organisations, portal, scale, and its administrator's post. The first commune and every further one alike.</summary>
public static class NewCommune
{
    /// <summary>Tracks the rows; the caller's act writes them.</summary>
    public static void Add(SenDb db, CommuneUnits units, CommuneBeginnings with, Guid administrator, DateTimeOffset now)
    {
        var home = new Home(units.Commune.UnitId, units.ProvinceId);
        var today = BusinessCalendar.DateOf(now);
        Guid NewId() => Guid.CreateVersion7(now);
        db.Units.AddRange(units.Units);
        db.UnitVersions.AddRange(units.Versions);
        db.Organisations.AddRange(UsualOrganisations.All.Where(usual => with.Organisations.Contains(usual.Kind))
            .Select(usual => NewOrganisation.Of(NewId(), home, usual.Kind, usual.NameIn(units.Commune), usual.ShortNameIn(units.Commune), null, today)));
        db.Organisations.AddRange(units.Villages.Select(village => NewOrganisation.OfVillage(NewId(), home, village, today)));
        db.Sites.Add(new Site
        {
            Id = NewId(),
            CommuneId = home.CommuneId,
            ProvinceId = home.ProvinceId,
            Host = with.Host,
            Name = units.Commune.Title,
            Place = Capital(units.Above),
            Copyright = $"Bản quyền thuộc Ủy ban nhân dân {units.Commune.FullName}",
            Office = VietnameseText.Clean(with.Office),
            Telephone = VietnameseText.Clean(with.Telephone),
            Email = VietnameseText.Clean(with.Email),
        });
        db.Rubrics.Add(Rubric.Default(NewId(), home, new DateOnly(today.Year, 1, 1)));
        db.Posts.Add(new()
        {
            Id = NewId(),
            CommuneId = home.CommuneId,
            ProvinceId = home.ProvinceId,
            PersonId = administrator,
            Kind = PostKind.Administrator,
            From = today,
        });
    }

    private static string Capital(string text) => text.Length == 0 ? text : string.Concat(char.ToUpperInvariant(text[0]).ToString(), text.AsSpan(1));
}
