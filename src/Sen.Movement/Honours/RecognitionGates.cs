using Sen.Movement.Scoring;

namespace Sen.Movement.Honours;

/// <summary>
/// What must be there before a model is recognised (điều kiện công nhận), as the unit's dated settings say. Inspection and council vote are off until
/// a unit uses those parts; while it does not, switching them on closes the gate, because nothing can open it.
/// </summary>
public static class RecognitionGates
{
    /// <summary>The gates that are closed: field name → sentence that says what is missing. Empty when the way is free.</summary>
    /// <param name="settings">The settings in force on the day the recognition is written into Sen.</param>
    /// <param name="scoreHalves">The committee's score in half points; null when there is none.</param>
    public static IReadOnlyDictionary<string, Wording> Closed(Settings.Settings settings, int? scoreHalves)
    {
        var closed = new Dictionary<string, Wording>(StringComparer.Ordinal);
        var least = settings.Number("recognition.points");
        if (scoreHalves is not { } halves)
        {
            closed["gate-points"] = ("Mô hình chưa có điểm của Ban Chỉ đạo.", "The model has no score of the Steering Committee yet.");
        }
        else if (halves < least * 2)
        {
            closed["gate-points"] = (
                $"Mô hình được {Score.Show(halves).Vi} điểm; cần từ {least} điểm trở lên để công nhận.",
                $"The model has {Score.Show(halves).En} points; recognition needs {least} or more.");
        }

        if (settings.Switch("recognition.inspection"))
        {
            closed["gate-inspection"] = (
                "Chưa có biên bản kiểm tra thực địa. Cài đặt của đơn vị yêu cầu kiểm tra trước khi công nhận.",
                "There is no inspection on the spot yet. The commune’s settings ask for one before recognition.");
        }

        if (settings.Switch("recognition.council"))
        {
            closed["gate-council"] = (
                "Chưa có biểu quyết của hội đồng. Cài đặt của đơn vị yêu cầu biểu quyết trước khi công nhận.",
                "The council has not voted yet. The commune’s settings ask for a vote before recognition.");
        }

        return closed;
    }
}
