using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;

namespace MemoryFunctions.Core.Text.Dates;

/// <summary>Times in Chinese and Japanese: 昨天, 去年夏天, 3日前, 2023年5月7日.</summary>
internal static class HanDates
{
    private const string Digits = "〇一二三四五六七八九";

    private static readonly FrozenDictionary<string, int> Days = Table(
        "大前天:-3 前天:-2 昨天:-1 今天:0 明天:1 后天:2 後天:2 大后天:3 一昨日:-2 昨日:-1 今日:0 明日:1 明後日:2 おととい:-2 きのう:-1 きょう:0 あした:1 あさって:2");

    private static readonly FrozenDictionary<string, int> DayParts = Table(
        "昨晚:-8 昨夜:-7 今早:0 今朝:0 今晚:2 今夜:3 今晩:3 昨晩:-7 明早:10 明晚:12 今天早上:0 今天上午:0 今天下午:1 今天晚上:2 昨天早上:-10 昨天上午:-10 昨天下午:-9 昨天晚上:-8 明天早上:10 "
        + "明天上午:10 明天下午:11 明天晚上:12");

    private static readonly FrozenDictionary<string, int> Weeks = Table(
        "上上周:-2 上上个星期:-2 上周:-1 上週:-1 上个星期:-1 上個星期:-1 上星期:-1 上个礼拜:-1 这周:0 這週:0 本周:0 这个星期:0 下周:1 下週:1 下个星期:1 下星期:1 先々週:-2 先週:-1 今週:0 "
        + "来週:1 再来週:2");

    private static readonly FrozenDictionary<string, int> Months = Table(
        "上个月:-1 上個月:-1 上月:-1 这个月:0 這個月:0 本月:0 下个月:1 下個月:1 先々月:-2 先月:-1 今月:0 来月:1 再来月:2");

    private static readonly FrozenDictionary<string, int> Years = Table(
        "前年:-2 去年:-1 今年:0 明年:1 后年:2 後年:2 一昨年:-2 おととし:-2 昨年:-1 来年:1 再来年:2");

    private static readonly FrozenDictionary<string, int> Seasons = Table(
        "春天:0 春季:0 夏天:1 夏季:1 秋天:2 秋季:2 冬天:3 冬季:3 の春:0 の夏:1 の秋:2 の冬:3");

    private static readonly FrozenDictionary<string, int> Weekdays = Table(
        "周一:0 周二:1 周三:2 周四:3 周五:4 周六:5 周日:6 周天:6 星期一:0 星期二:1 星期三:2 星期四:3 星期五:4 星期六:5 星期日:6 星期天:6 月曜日:0 火曜日:1 水曜日:2 木曜日:3 金曜日:4 土曜日:5 "
        + "日曜日:6 週一:0 週二:1 週三:2 週四:3 週五:4 週六:5 週日:6");

    private static readonly FrozenDictionary<string, int> Units = Table(
        "天:0 日:0 周:1 週:1 个星期:1 個星期:1 星期:1 個禮拜:1 个礼拜:1 週間:1 个月:2 個月:2 ヶ月:2 か月:2 カ月:2 ヵ月:2 年:3 小时:5 小時:5 時間:5 分钟:6 分鐘:6 分:6");

    private static readonly FrozenDictionary<string, int> Directions = Table("前:-1 之前:-1 以前:-1 后:1 後:1 之后:1 之後:1 以后:1");

    private static readonly SearchValues<char> Starts = SearchValues.Create(
    [
        .. new[] { Days, DayParts, Weeks, Months, Years, Weekdays }.SelectMany(table => table.Keys).Select(word => word[0]).Distinct(),
        .. "0123456789０１２３４５６７８９十两兩几幾数" + Digits,
    ]);

    public static void AddTo(List<TemporalMention> mentions, string text, Calendar calendar)
    {
        for (var at = NextStart(text, 0); at < text.Length && mentions.Count < TemporalExpressions.MaxMentions; at = NextStart(text, at))
        {
            var end = Read(text, at, calendar, out var range);
            if (range is { } found && calendar.Local(found.From) < calendar.Local(found.To))
            {
                mentions.Add(new TemporalMention(at, end - at, calendar.Local(found.From), calendar.Local(found.To), found.Grain));
            }

            at = Math.Max(end, at + 1);
        }
    }

    private static int NextStart(string text, int from)
    {
        var offset = text.AsSpan(from).IndexOfAny(Starts);
        return offset < 0 ? text.Length : from + offset;
    }

    private static int Read(string text, int at, Calendar calendar, out TimeRange? range)
    {
        range = null;
        var next = at;
        if (TryRead(text, ref next, DayParts, out var value))
        {
            var offset = (int)Math.Floor(value / 10.0);
            range = Calendar.Part(Calendar.AddDays(calendar.Today, offset), value - (offset * 10));
        }
        else if (TryRead(text, ref next, Days, out value))
        {
            range = Calendar.Day(Calendar.AddDays(calendar.Today, value));
        }
        else if (TryRead(text, ref next, Weeks, out value))
        {
            range = ReadInWeek(text, ref next, calendar, value);
        }
        else if (TryRead(text, ref next, Months, out value))
        {
            range = calendar.Shifted(TimeUnit.Month, value);
        }
        else if (TryRead(text, ref next, Years, out value))
        {
            range = ReadInYear(text, ref next, Calendar.AddMonths(calendar.Today, value * 12).Year);
        }
        else if (TryRead(text, ref next, Weekdays, out value))
        {
            range = Calendar.Day(calendar.LatestWeekday(value));
        }
        else if (TryReadNumber(text, ref next, out value))
        {
            range = ReadCounted(text, ref next, calendar, value);
        }

        return range is null ? at : next;
    }

    private static TimeRange ReadInWeek(string text, ref int at, Calendar calendar, int shift)
    {
        var week = calendar.Shifted(TimeUnit.Week, shift);
        if (at < text.Length && text[at] == '末')
        {
            at++;
            return Calendar.Weekend(week.From);
        }

        var next = text.AsSpan(at).StartsWith("の", StringComparison.Ordinal) ? at + 1 : at;
        if (TryRead(text, ref next, Weekdays, out var weekday))
        {
            at = next;
            return Calendar.Day(Calendar.AddDays(week.From, weekday));
        }

        var index = at < text.Length ? "一二三四五六日天".IndexOf(text[at], StringComparison.Ordinal) : -1;
        if (index < 0)
        {
            return week;
        }

        at++;
        return Calendar.Day(Calendar.AddDays(week.From, Math.Min(index, 6)));
    }

    private static TimeRange ReadInYear(string text, ref int at, int year)
    {
        var next = at < text.Length && text[at] is '的' or 'の' && !TryRead(text, ref at, Seasons, out _) ? at + 1 : at;
        if (TryReadNumber(text, ref next, out var month) && month is >= 1 and <= 12 && next < text.Length && text[next] == '月')
        {
            at = next + 1;
            return ReadInMonth(text, ref at, year, month);
        }

        next = at;
        if (TryRead(text, ref next, Seasons, out var season))
        {
            at = next;
            return Calendar.Season(year, season);
        }

        return Calendar.Year(year);
    }

    private static TimeRange ReadInMonth(string text, ref int at, int year, int month)
    {
        var next = at;
        if (TryReadNumber(text, ref next, out var day) && IsDaySign(text, next) && Calendar.IsDate(year, month, day))
        {
            at = next + 1;
            return Calendar.Day(Calendar.Date(year, month, day));
        }

        return Calendar.Month(year, month);
    }

    private static bool IsDaySign(string text, int at) => at < text.Length && text[at] is '日' or '号' or '號';

    // 2023年5月7日, 5月7日, 三天前
    private static TimeRange? ReadCounted(string text, ref int at, Calendar calendar, int value)
    {
        if (at < text.Length && text[at] == '年' && value is >= 1900 and <= 2099)
        {
            at++;
            return ReadInYear(text, ref at, value);
        }

        if (at < text.Length && text[at] == '月' && value is >= 1 and <= 12)
        {
            at++;
            var next = at;
            if (TryReadNumber(text, ref next, out var day) && IsDaySign(text, next))
            {
                at = next + 1;
                return calendar.LatestDate(value, day) is { } date ? Calendar.Day(date) : null;
            }

            return calendar.LatestMonth(value);
        }

        if (TryRead(text, ref at, Units, out var unit) && TryRead(text, ref at, Directions, out var direction))
        {
            return calendar.Shifted((TimeUnit)unit, direction * value);
        }

        return null;
    }

    private static bool TryRead(string text, ref int at, FrozenDictionary<string, int> table, out int value)
    {
        var lookup = table.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(4, text.Length - at); length > 0; length--)
        {
            if (lookup.TryGetValue(text.AsSpan(at, length), out value))
            {
                at += length;
                return true;
            }
        }

        value = 0;
        return false;
    }

    // Figures of either width, or 一 to 九十九; 两 and 几 as two and three.
    private static bool TryReadNumber(string text, ref int at, out int value)
    {
        value = 0;
        var start = at;
        while (at < text.Length && at - start < 4 && (char.IsAsciiDigit(text[at]) || text[at] is >= '０' and <= '９'))
        {
            value = (value * 10) + (text[at] & 0xF);
            at++;
        }

        if (at > start)
        {
            return true;
        }

        var ten = 0;
        for (; at < text.Length && at - start < 3; at++)
        {
            var digit = text[at] is '两' or '兩' ? 2 : text[at] is '几' or '幾' or '数' ? 3 : Digits.IndexOf(text[at], StringComparison.Ordinal);
            if (text[at] == '十' && ten == 0)
            {
                ten = Math.Max(1, value) * 10;
                value = 0;
            }
            else if (digit > 0 && value == 0)
            {
                value = digit;
            }
            else
            {
                break;
            }
        }

        value += ten;
        return at > start;
    }

    private static FrozenDictionary<string, int> Table(string entries) => entries.Split(' ')
        .Select(entry => entry.Split(':'))
        .ToFrozenDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
