using Sen.Movement;

namespace Sen.Registration;

/// <summary>The same owner and the same name in one year: two registrations of one thing.</summary>
internal static class Twins
{
    public static Refusal.Taken Taken(string name, int year) =>
        new((
        $"Năm {year} đơn vị đã đăng ký “{name}”. Mở bản đó hay đăng ký mô hình khác?", $"In {year} the organisation has registered “{name}” already. Open that one, or register another model?"));
}
