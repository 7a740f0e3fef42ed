namespace Sen.Movement.Models;

/// <summary>The four national fields (lĩnh vực). A province may show more columns, each mapped to one of these.</summary>
public enum Field
{
    /// <summary>Phát triển kinh tế (ECO).</summary>
    Economy,

    /// <summary>Văn hóa – xã hội (CUL).</summary>
    CultureSociety,

    /// <summary>Quốc phòng – an ninh (DEF).</summary>
    DefenceSecurity,

    /// <summary>Xây dựng hệ thống chính trị (POL).</summary>
    PoliticalSystem,
}

/// <summary>Mô hình tập thể or điển hình cá nhân.</summary>
public enum ModelKind
{
    /// <summary>Mô hình tập thể.</summary>
    Collective,

    /// <summary>Điển hình cá nhân.</summary>
    Individual,
}

/// <summary>Whether this year's registration begins something (mới, duy trì, nhân rộng).</summary>
public enum Continuity
{
    /// <summary>Mới.</summary>
    New,

    /// <summary>Duy trì từ năm trước.</summary>
    Sustained,

    /// <summary>Nhân rộng từ nơi khác.</summary>
    Replicated,
}

/// <summary>The level asked for recognition (cấp công nhận).</summary>
public enum Level
{
    /// <summary>Cấp xã.</summary>
    Commune,

    /// <summary>Cấp huyện: history only, until 2025-06-30.</summary>
    District,

    /// <summary>Cấp tỉnh.</summary>
    Province,

    /// <summary>Cấp Trung ương.</summary>
    Nation,
}

/// <summary>Names and codes of the small closed lists.</summary>
public static class ModelNames
{
    /// <summary>The field in the fixed words of the interface.</summary>
    public static Wording Of(Field field) => field switch
    {
        Field.Economy => ("Phát triển kinh tế", "Economic development"),
        Field.CultureSociety => ("Văn hóa – xã hội", "Culture and society"),
        Field.DefenceSecurity => ("Quốc phòng – an ninh", "National defence and security"),
        Field.PoliticalSystem => ("Xây dựng hệ thống chính trị", "Building the political system"),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown field."),
    };

    /// <summary>The national code: ECO, CUL, DEF, POL.</summary>
    public static string CodeOf(Field field) => field switch
    {
        Field.Economy => "ECO",
        Field.CultureSociety => "CUL",
        Field.DefenceSecurity => "DEF",
        Field.PoliticalSystem => "POL",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown field."),
    };

    /// <summary>The kind in words.</summary>
    public static Wording Of(ModelKind kind) => kind switch
    {
        ModelKind.Collective => ("Mô hình tập thể", "Collective model"),
        ModelKind.Individual => ("Điển hình cá nhân", "Individual example"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of model."),
    };

    /// <summary>The continuity in words.</summary>
    public static Wording Of(Continuity continuity) => continuity switch
    {
        Continuity.New => ("Mới", "New"),
        Continuity.Sustained => ("Duy trì", "Sustained"),
        Continuity.Replicated => ("Nhân rộng", "Replicated"),
        _ => throw new ArgumentOutOfRangeException(nameof(continuity), continuity, "Unknown continuity."),
    };

    /// <summary>The level in words.</summary>
    public static Wording Of(Level level) => level switch
    {
        Level.Commune => ("cấp xã", "commune level"),
        Level.District => ("cấp huyện", "district level"),
        Level.Province => ("cấp tỉnh", "provincial level"),
        Level.Nation => ("cấp Trung ương", "national level"),
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Unknown level."),
    };

    /// <summary>Where a claim to a level stands.</summary>
    public static Wording Of(ClaimState state) => state switch
    {
        ClaimState.Claimed => ("đã đề nghị", "asked for"),
        ClaimState.Recognised => ("đã công nhận", "recognised"),
        ClaimState.Revoked => ("đã thu hồi", "revoked"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    /// <summary>The answer to a question of yes or no.</summary>
    public static Wording YesOrNo(bool yes) => yes ? ("Có", "Yes") : ("Không", "No");

    /// <summary>The place of a model that is not tied to one village.</summary>
    public static Wording WholeCommune { get; } = ("Toàn xã", "The whole commune");
}
