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

/// <summary>Vietnamese names and codes of the small closed lists.</summary>
public static class ModelNames
{
    /// <summary>The field in the fixed words of the interface.</summary>
    public static string Of(Field field) => field switch
    {
        Field.Economy => "Phát triển kinh tế",
        Field.CultureSociety => "Văn hóa – xã hội",
        Field.DefenceSecurity => "Quốc phòng – an ninh",
        Field.PoliticalSystem => "Xây dựng hệ thống chính trị",
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
    public static string Of(ModelKind kind) => kind == ModelKind.Collective ? "Mô hình tập thể" : "Điển hình cá nhân";

    /// <summary>The continuity in words.</summary>
    public static string Of(Continuity continuity) => continuity switch
    {
        Continuity.New => "Mới",
        Continuity.Sustained => "Duy trì",
        Continuity.Replicated => "Nhân rộng",
        _ => throw new ArgumentOutOfRangeException(nameof(continuity), continuity, "Unknown continuity."),
    };

    /// <summary>The level in words.</summary>
    public static string Of(Level level) => level switch
    {
        Level.Commune => "cấp xã",
        Level.District => "cấp huyện",
        Level.Province => "cấp tỉnh",
        Level.Nation => "cấp Trung ương",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Unknown level."),
    };
}
