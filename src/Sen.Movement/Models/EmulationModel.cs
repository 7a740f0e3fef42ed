using Sen.Movement.Text;

namespace Sen.Movement.Models;

/// <summary>
/// A model (mô hình): an organised, repeatable way of mobilising people. It lives for years; a <see cref="Registration"/> binds it to
/// one cycle and a <see cref="LevelClaim"/> asks one level for recognition.
/// </summary>
public sealed class EmulationModel : CommuneRecord
{
    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 200;

    /// <summary>The organisation responsible (đơn vị chủ trì).</summary>
    public Guid OwnerOrganisationId { get; init; }

    /// <summary>Name as typed, NFC.</summary>
    public required string Name { get; set; }

    /// <summary>Name folded, for search and for finding twins.</summary>
    public required string NameFolded { get; set; }

    /// <summary>Stored sort key of the name.</summary>
    public required string SortKey { get; set; }

    /// <summary>Words of the public address.</summary>
    public required string Slug { get; set; }

    /// <summary>Primary field; null while the first draft has not said it.</summary>
    public Field? Field { get; set; }

    /// <summary>Collective or individual.</summary>
    public ModelKind Kind { get; set; }

    /// <summary>Touches people's private matters (đề tài nhạy cảm): no list of people, no photos of beneficiaries, small cells suppressed.</summary>
    public bool SensitiveSubject { get; set; }

    /// <summary>The village where it is carried out; null for the whole commune. The smallest unit known.</summary>
    public Guid? VillageId { get; set; }

    /// <summary>The part a person bound it to when its commune was split (đơn vị đã gán); null while nobody did, or nothing was split.</summary>
    public Guid? PartUnitId { get; set; }

    /// <summary>Year it was first built; null when not known.</summary>
    public int? BuiltYear { get; set; }

    /// <summary>True while some registration of it is recognised: only then has it a public page.</summary>
    public bool IsPublic { get; set; }

    /// <summary>Origin of the field alone, where it differs from the record's (the seed names models but not their fields).</summary>
    public Origin FieldOrigin { get; set; }

    /// <summary>A new model with its first name.</summary>
    public static Outcome<EmulationModel> Begin(Guid id, Home home, Guid owner, string name)
    {
        var model = new EmulationModel
        {
            Id = id,
            CommuneId = home.CommuneId,
            ProvinceId = home.ProvinceId,
            OwnerOrganisationId = owner,
            Name = "",
            NameFolded = "",
            SortKey = "",
            Slug = "",
        };
        return model.Rename(name);
    }

    /// <summary>Gives the model a name and keeps its search, sort and address forms true to it.</summary>
    public Outcome<EmulationModel> Rename(string name)
    {
        var clean = VietnameseText.Nfc(name).Trim();
        if (clean.Length == 0)
        {
            return new Refusal.Invalid(RegistrationForm.Name, RegistrationForm.Find(RegistrationForm.Name)!.Missing);
        }

        if (clean.Length > LongestName)
        {
            return new Refusal.Invalid(RegistrationForm.Name, (
                $"Tên mô hình tối đa {LongestName} ký tự; đang có {clean.Length}.", $"A name has at most {LongestName} letters; this one has {clean.Length}."));
        }

        Name = clean;
        NameFolded = VietnameseText.Fold(clean);
        SortKey = Text.SortKey.Of(clean);
        Slug = VietnameseText.Slug(clean);
        return this;
    }
}
