using System.Net;
using Sen.Testing;

namespace Sen.Tests.Harness;

/// <summary>People who come to one of several portals by its host name, over HTTPS as a proxy in front would say.</summary>
internal static class Hosts
{
    public static HttpClient At(this SenHost sen, string host, params (string Name, string Value)[] cookies) => new(new Proxy(host, cookies)) { BaseAddress = sen.Address };

    // The test's own address is not the one the cookies are for, so they are kept here.
    private sealed class Proxy : DelegatingHandler
    {
        private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);
        private readonly string _host;

        public Proxy(string host, (string Name, string Value)[] cookies)
            : base(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            _host = host;
            foreach (var (name, value) in cookies)
            {
                _cookies[name] = value;
            }
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Host = _host;
            request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", "203.0.113.7");
            if (_cookies.Count > 0)
            {
                request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            }

            var answer = await base.SendAsync(request, cancellationToken);
            foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
            {
                var pair = set.Split(';')[0].Split('=', 2);
                _cookies[pair[0]] = pair[1];
            }

            return answer;
        }
    }
}
