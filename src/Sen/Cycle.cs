using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Progress;
using Sen.Recognition;
using Sen.Scoring;

namespace Sen;

/// <summary>The table of contents: every route, stage by stage, in the order of the movement's year.</summary>
public static class Cycle
{
    /// <summary>Registers the handlers of all slices.</summary>
    public static void AddHandlers(IServiceCollection services)
    {
        services.AddScoped<RecordProgress.Handler>();
        services.AddScoped<ScoreModel.Handler>();
        services.AddScoped<RecogniseModel.Handler>();
        services.AddScoped<RevokeRecognition.Handler>();
        services.AddScoped<ServeFile.Handler>();
    }

    /// <summary>Maps every route.</summary>
    public static void Map(WebApplication app)
    {
        // 3 Thực hiện
        RecordProgress.Map(app);

        // 6 Chấm điểm
        ScoreModel.Map(app);

        // 7 Công nhận
        RecogniseModel.Map(app);
        RevokeRecognition.Map(app);

        ServeFile.Map(app);
        app.MapGet("/healthz", () => "ok").Needs(Operation.ReadHealth);
    }
}
