using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace MemoryFunctions.Integration.Tests.Fuzz;

/// <summary>What nobody means to send.</summary>
public static class OddValues
{
    /// <summary>Stands for half a character in a JSON node, which can hold none; <see cref="ToJson"/> writes the half.</summary>
    private const string Half = "\ue0d8";

    private static readonly string[] Texts =
    [
        "", " ", "\t\r\n", "\0", "a\0b", Half, "x" + Half + "y", "\u202e\u200b\ufeff", "null", "true", "0", "-1", "1e999", "NaN", "*", "%", "%00", "..", "../..", "a/b", "\\",
        "'; DROP TABLE c;--", "c.bank <> @bank", "{}", "[]", "\"", "${x}", "👩‍👩‍👧", "e\u0301", "用户", "2024-02-30", "9999-12-31T23:59:59.9999999Z", "0001-01-01", "unset",
        "00000000-0000-0000-0000-000000000000", "default", "user:x", "agent:x", "zz-zz", "\ud83d\ude00", "{\"\\ud800\":1}",
        "[{\"role\":\"user\",\"content\":\"\\ud800\"}]", "\"\\udc00\"",
    ];

    private static readonly string[] Numbers =
        ["0", "-1", "1", "2147483647", "2147483648", "-2147483649", "9223372036854775808", "1e999", "-1e-999", "1.5", "0.1", "-0", "123456789012345678901234567890"];

    private static readonly string[] Parts =
    [
        "", "%20", ".", "..", "%2E%2E", "%2F", "a%2Fb", "..%2F..", "%25", "%2", "%zz", "%FF", "%ED%A0%80", "%C3%28", "%00", "a%00", "%E2%80%AE", "%F0%9F%8E%89", "*", "-", "default",
        "user%3Ax", "agent%3Ax", "profile", "null", "0", "-1", "00000000-0000-0000-0000-000000000000", "%22", "%27%20OR%201%3D1", ";", "a+b", "@", "{bank_id}", "zz-zz",
    ];

    private static readonly string[] Queries =
    [
        "", "%20", "%00", "%FF", "%ED%A0%80", "-1", "0", "1e3", "2147483648", "99999999999999999999", "x", "*", "true", "null", "a&limit=2", "%7B%7D", "%5B1%5D", "%7B%22%5Cud800%22%3A1%7D",
        "%7B%22a%22%3A%7B%22b%22%3A%22%5Cudc00%22%7D%7D", "%7B%22a%22%3A1%7D", "%7B", "2024-13-45", "%F0%9F%8E%89", "%",
    ];

    private static readonly string[] Types =
    [
        "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x", "application/json; charset=utf-16", "application/json; charset=zz",
        "application/problem+json", "application/json, text/plain", "a", "*/*", "application/json;",
    ];

    private static readonly string[] Bodies =
    [
        "", " ", "null", "[]", "{}", "0", "\"\"", "true", "{", "[", "{\"", "{} {}", "{\"a\":}", "[1,]", "{'a':1}", "NaN", "\ufeff{}", "// x\n{}", "{\"\\ud800\":1}", "\"\\udc00\"", "<x/>", "a=b",
        "--x\r\nContent-Disposition: form-data; name=\"request\"\r\n\r\n{}\r\n--x--\r\n",
    ];

    public static string Text(Random random) => random.Next(12) switch
    {
        0 => new string('x', 5_000),
        1 => string.Concat(Enumerable.Repeat("記憶", 600)),
        _ => Pick(random, Texts),
    };

    /// <summary>A part of a path, encoded or, with intent, not quite.</summary>
    public static string PathPart(Random random) => random.Next(60) switch
    {
        0 => new string('x', 1_500),
        1 => new string('y', 9_000),
        _ => Pick(random, Parts),
    };

    public static string Query(Random random) => random.Next(25) == 0 ? new string('q', 3_000) : Pick(random, Queries);

    public static string ContentType(Random random) => Pick(random, Types);

    public static string Method(Random random) => Pick(random, ["OPTIONS", "TRACE", "HEAD", "PROPFIND", "FOO", "get"]);

    public static JsonNode? Json(Random random) => random.Next(13) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => new JsonArray(),
        3 => new JsonObject(),
        4 => new JsonArray(Json(random), Json(random)),
        5 => new JsonObject { [Text(random)] = Json(random) },
        6 => JsonNode.Parse(Pick(random, Numbers)),
        7 => Nested(40),
        8 => JsonValue.Create(Half),
        9 => new JsonObject { [Half] = 1 },
        10 => new JsonObject { ["k"] = new JsonObject { ["k"] = new JsonArray(Half) } },
        _ => JsonValue.Create(Text(random)),
    };

    /// <summary>A body that is no body of any operation, in bytes.</summary>
    public static byte[] Body(Random random, string valid) => random.Next(6) switch
    {
        0 => Encoding.UTF8.GetBytes(valid[..random.Next(valid.Length + 1)]),
        1 => Encoding.UTF8.GetBytes(new string('[', 10_000)),
        2 => [.. Encoding.UTF8.GetBytes(valid.Length < 4 ? valid : valid[..^2]), 0xFF, 0xFE, .. "\"}"u8],
        3 => Encoding.Unicode.GetBytes(valid),
        _ => Encoding.UTF8.GetBytes(Pick(random, Bodies)),
    };

    public static string ToJson(JsonNode? node) => (node?.ToJsonString() ?? "null")
        .Replace("\\u" + ((int)Half[0]).ToString("X4", CultureInfo.InvariantCulture), "\\ud800", StringComparison.OrdinalIgnoreCase);

    public static T Pick<T>(Random random, IReadOnlyList<T> all) => all[random.Next(all.Count)];

    private static JsonNode Nested(int depth)
    {
        JsonNode node = new JsonObject { ["a"] = 1 };
        for (var at = 0; at < depth; at++)
        {
            node = at % 2 == 0 ? new JsonArray(node) : new JsonObject { ["AND"] = node };
        }

        return node;
    }
}
