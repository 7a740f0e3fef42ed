using Sen.Data.Audit;

namespace Sen.Plumbing;

/// <summary>Reads the text form of an instant in the audit.</summary>
public static class AuditTimes
{
    public static DateTime Of(string at) => AuditLine.Moment(at);
}
