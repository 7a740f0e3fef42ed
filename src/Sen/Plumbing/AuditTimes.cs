using System.Globalization;

namespace Sen.Plumbing;

/// <summary>Reads the text form of an instant in the audit.</summary>
public static class AuditTimes
{
    public static DateTime Of(string at) => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture).UtcDateTime;
}
