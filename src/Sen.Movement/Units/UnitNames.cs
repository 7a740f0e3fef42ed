namespace Sen.Movement.Units;

/// <summary>The steps of the tree of units (cấp), from the nation down.</summary>
public enum Tier
{
    /// <summary>Cả nước.</summary>
    Nation,

    /// <summary>Cấp tỉnh.</summary>
    Province,

    /// <summary>Cấp huyện: history only, until 2025-06-30.</summary>
    District,

    /// <summary>Cấp xã.</summary>
    Commune,

    /// <summary>Thôn, tổ dân phố: no tier of government, but the lowest step of the tree.</summary>
    Village,
}

/// <summary>Which tier each kind of unit stands at.</summary>
public static class Tiers
{
    /// <summary>The tier of a kind.</summary>
    public static Tier Of(UnitKind kind) => kind switch
    {
        UnitKind.Nation => Tier.Nation,
        UnitKind.Province or UnitKind.Municipality => Tier.Province,
        UnitKind.District or UnitKind.UrbanDistrict or UnitKind.Town or UnitKind.ProvincialCity => Tier.District,
        UnitKind.Commune or UnitKind.Ward or UnitKind.Township or UnitKind.SpecialZone => Tier.Commune,
        UnitKind.Village or UnitKind.ResidentialGroup => Tier.Village,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown unit kind."),
    };

    /// <summary>The kinds of a tier.</summary>
    public static IReadOnlyList<UnitKind> KindsOf(Tier tier) => [.. Enum.GetValues<UnitKind>().Where(kind => Of(kind) == tier)];
}

/// <summary>Names of unit kinds and of tiers in running text.</summary>
public static class UnitNames
{
    /// <summary>For example “xã”, “thành phố”, “thôn”.</summary>
    public static Wording Of(UnitKind kind) => kind switch
    {
        UnitKind.Nation => ("nước", "nation"),
        UnitKind.Province => ("tỉnh", "province"),
        UnitKind.Municipality => ("thành phố", "city"),
        UnitKind.District => ("huyện", "district"),
        UnitKind.UrbanDistrict => ("quận", "urban district"),
        UnitKind.Town => ("thị xã", "town"),
        UnitKind.ProvincialCity => ("thành phố thuộc tỉnh", "provincial city"),
        UnitKind.Commune => ("xã", "commune"),
        UnitKind.Ward => ("phường", "ward"),
        UnitKind.Township => ("thị trấn", "township"),
        UnitKind.SpecialZone => ("đặc khu", "special zone"),
        UnitKind.Village => ("thôn", "village"),
        UnitKind.ResidentialGroup => ("tổ dân phố", "residential group"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown unit kind."),
    };

    /// <summary>The word that stands before the name: both kinds of city say only “thành phố”.</summary>
    public static string Before(UnitKind kind) => Of(kind == UnitKind.ProvincialCity ? UnitKind.Municipality : kind).Vi;

    /// <summary>“Phường Long Thành” as kind and name; null when the text does not begin with a kind of the tier.</summary>
    public static (UnitKind Kind, string Name)? Read(string text, Tier tier)
    {
        foreach (var kind in Tiers.KindsOf(tier))
        {
            if (text.Length > Before(kind).Length + 1 && text.StartsWith(Before(kind) + " ", StringComparison.OrdinalIgnoreCase))
            {
                return (kind, text[(Before(kind).Length + 1)..].Trim());
            }
        }

        return null;
    }

    /// <summary>For example “cấp tỉnh”.</summary>
    public static Wording NameOf(Tier tier) => tier switch
    {
        Tier.Nation => ("cấp trung ương", "national level"),
        Tier.Province => ("cấp tỉnh", "province level"),
        Tier.District => ("cấp huyện", "district level"),
        Tier.Commune => ("cấp xã", "commune level"),
        Tier.Village => ("cấp thôn", "village level"),
        _ => throw new ArgumentOutOfRangeException(nameof(tier), tier, "Unknown tier."),
    };

    /// <summary>An act on the tree, for a sentence: “sáp nhập”.</summary>
    public static Wording Of(TreeActKind kind) => kind switch
    {
        TreeActKind.Establish => ("thành lập", "the establishment"),
        TreeActKind.Rename => ("đổi tên", "the renaming"),
        TreeActKind.Reclassify => ("đổi loại", "the change of kind"),
        TreeActKind.Move => ("chuyển cấp trên", "the move"),
        TreeActKind.Merge => ("sáp nhập", "the merger"),
        TreeActKind.Absorb => ("nhập vào", "the absorption"),
        TreeActKind.Split => ("chia tách", "the split"),
        TreeActKind.TransferPart => ("chuyển một phần", "the transfer"),
        TreeActKind.Dissolve => ("giải thể", "the dissolution"),
        TreeActKind.Undo => ("hủy việc đã ghi", "the undoing"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown act."),
    };

    /// <summary>What a unit is in an act: “từ”, “thành”.</summary>
    public static Wording NameOf(ActRole role) => role switch
    {
        ActRole.From => ("từ", "from"),
        ActRole.To => ("thành, về", "to"),
        ActRole.Below => ("bên dưới, chuyển theo", "below, going over"),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Unknown role."),
    };

    /// <summary>“xã Thăng Trường” as kind and name, of any tier; “thành phố” stands for a city under the Government unless another unit is above it.</summary>
    /// <param name="text">What is typed.</param>
    /// <param name="below">True when there is a unit above.</param>
    public static (UnitKind Kind, string Name)? Read(string text, bool below)
    {
        var read = Enum.GetValues<Tier>().Select(tier => Read(text, tier)).FirstOrDefault(one => one is not null);
        return read is { Kind: UnitKind.Municipality } && below ? (UnitKind.ProvincialCity, read.Value.Name) : read;
    }

    /// <summary>For example “sáp nhập”.</summary>
    public static Wording NameOf(SuccessionKind kind) => kind switch
    {
        SuccessionKind.Merge => ("sáp nhập", "merged"),
        SuccessionKind.Absorb => ("nhập vào", "absorbed"),
        SuccessionKind.Split => ("chia tách", "split"),
        SuccessionKind.TransferPart => ("chuyển một phần", "a part transferred"),
        SuccessionKind.Establish => ("thành lập", "established"),
        SuccessionKind.Dissolve => ("giải thể", "dissolved"),
        SuccessionKind.Continue => ("tiếp nối", "continued"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of succession."),
    };
}
