using System.Globalization;
using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Chaos;

/// <summary>One of several that call at the same time. What the process's death cuts off it sends again after the restart, or leaves open.</summary>
internal sealed class Caller(int number, IReadOnlyList<BankTruth> banks, ChaosPlan plan, Traffic traffic)
{
    private const int LongestTalk = 40;
    private const int NotFound = 404;

    /// <summary>Milliseconds until a caller hangs up.</summary>
    private const int LongestPatience = 25;

    private readonly Random random = new((plan.Seed * 1_000) + number);
    private readonly Talk talk = new(new Random((plan.Seed * 1_000) + 500 + number), string.Create(CultureInfo.InvariantCulture, $"{number}"));
    private Func<HindsightHttp, CancellationToken, Task<bool>>? unfinished;

    /// <summary>Calls until the process dies or the time is over.</summary>
    public async Task RunAsync(HindsightHttp client, Func<bool> goesOn, CancellationToken cancellationToken)
    {
        if (!await FinishAsync(client, cancellationToken))
        {
            return;
        }

        while (goesOn() && await ActAsync(client, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Sends what is to be sent again. False where the process died before it answered.</summary>
    public async Task<bool> FinishAsync(HindsightHttp client, CancellationToken cancellationToken)
    {
        if (unfinished is { } again)
        {
            unfinished = null;
            return await again(client, cancellationToken);
        }

        return true;
    }

    private Task<bool> ActAsync(HindsightHttp client, CancellationToken cancellationToken)
    {
        var bank = banks[random.Next(banks.Count)];
        var document = bank.Conversations[random.Next(bank.Conversations.Count)];
        return random.Next(100) switch
        {
            < 34 => SaveAsync(client, bank, document, Grow, cancellationToken),
            < 42 => SaveAsync(client, bank, document, EditEarly, cancellationToken),
            < 45 => SaveAsync(client, bank, document, Shorten, cancellationToken),
            < 48 => SaveAsync(client, bank, document, MakeLong, cancellationToken),
            < 51 => SaveAsync(client, bank, document, Redate, cancellationToken),
            < 70 => AppendAsync(client, bank, bank.Log, cancellationToken),
            < 76 => AppendAsync(client, bank, document, cancellationToken),
            < 83 => DeleteAsync(client, bank, document, cancellationToken),
            < 86 => DeleteBankAsync(client, bank, cancellationToken),
            < 88 => MakeBankAsync(client, bank, cancellationToken),
            _ => RecallAsync(client, bank, cancellationToken),
        };
    }

    private IReadOnlyList<Line> Grow(BankTruth bank, DocumentTruth document)
    {
        var before = document.LastSent.Count < LongestTalk ? document.LastSent : [];
        var at = before.Count > 0 ? before[0].At : talk.Day();
        List<Line> lines = [.. before, .. talk.Lines(random.Next(1, 5), at)];
        if (random.Next(100) < plan.Overlap)
        {
            // Another's conversation as it is being written is fine: what counts is what is sent.
            var other = bank.Conversations[random.Next(bank.Conversations.Count)].LastSent;
            lines.AddRange(other.Skip(random.Next(other.Count + 1)).Take(random.Next(1, 6)).Select(line => line with { At = at }));
        }

        return lines;
    }

    private IReadOnlyList<Line> EditEarly(BankTruth bank, DocumentTruth document)
    {
        var lines = document.LastSent.ToList();
        if (lines.Count == 0)
        {
            return Grow(bank, document);
        }

        lines[random.Next(Math.Min(3, lines.Count))] = talk.Line(lines[0].At);
        return lines;
    }

    private IReadOnlyList<Line> Shorten(BankTruth bank, DocumentTruth document) =>
        document.LastSent.Count < 2 ? Grow(bank, document) : [.. document.LastSent.Take(document.LastSent.Count / 2)];

    private IReadOnlyList<Line> MakeLong(BankTruth bank, DocumentTruth document) => [.. talk.Lines(random.Next(110, 260), talk.Day())];

    private IReadOnlyList<Line> Redate(BankTruth bank, DocumentTruth document)
    {
        var at = talk.Day();
        return document.LastSent.Count == 0 ? Grow(bank, document) : [.. document.LastSent.Select(line => line with { At = at })];
    }

    private async Task<bool> SaveAsync(
        HindsightHttp client, BankTruth bank, DocumentTruth document, Func<BankTruth, DocumentTruth, IReadOnlyList<Line>> make, CancellationToken cancellationToken)
    {
        if (bank.TryBegin(document) is not { } call)
        {
            return true;
        }

        var lines = make(bank, document);
        var isRedated = document.LastSent.Count > 0 && document.LastSent[0].At != lines[0].At;
        document.LastSent = lines;
        var request = Request(document, lines, append: false, isAsync: random.Next(100) < 60);

        // The dates of a text cannot be read back with it: an open answer would leave open which they are.
        var sendsAgain = isRedated || random.Next(2) == 0;
        return await RetainAsync(client, bank, call, request, new Change.Replace(lines), sendsAgain, mayRepeat: true, cancellationToken);
    }

    private async Task<bool> AppendAsync(HindsightHttp client, BankTruth bank, DocumentTruth document, CancellationToken cancellationToken)
    {
        if (bank.TryBegin(document) is not { } call)
        {
            return true;
        }

        var at = document.LastSent.Count > 0 ? document.LastSent[0].At : talk.Day();
        List<Line> lines = [.. talk.Lines(document.IsLog ? 1 : random.Next(1, 4), at).Select(line => line with { Sent = traffic.Tick() })];
        var isAsync = random.Next(100) < 75;
        if (!document.IsLog)
        {
            document.LastSent = [.. document.LastSent, .. lines];
        }

        // Without an operation id of one's own, sending again would be saying it again.
        var request = Request(document, lines, append: true, isAsync);
        return await RetainAsync(client, bank, call, request, new Change.Append(lines), isAsync && random.Next(3) > 0, mayRepeat: isAsync, cancellationToken);
    }

    private RetainRequest Request(DocumentTruth document, IReadOnlyList<Line> lines, bool append, bool isAsync)
    {
        var at = lines[0].At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var item = new RetainItem(string.Join('\n', lines.Select(line => line.Text)), document.Id, at, append ? "append" : null);
        var operation = new byte[16];
        random.NextBytes(operation);
        return new RetainRequest(isAsync, [item]) { OperationId = isAsync && append ? new Guid(operation).ToString() : null };
    }

    private async Task<bool> RetainAsync(
        HindsightHttp client,
        BankTruth bank,
        BankTruth.Call call,
        RetainRequest request,
        Change change,
        bool sendsAgain,
        bool mayRepeat,
        CancellationToken cancellationToken)
    {
        if (request.OperationId is not null && random.Next(3) == 0)
        {
            // With a name of its own it may be said again, also while the first is still being heard.
            var patience = TimeSpan.FromMilliseconds(random.Next(LongestPatience));
            await traffic.HangUpAsync(token => client.RetainAsync(bank.Name, request, token), patience, cancellationToken);
        }

        var reply = await traffic.SendAsync(() => client.RetainAsync(bank.Name, request, cancellationToken), mayRepeat, cancellationToken);
        if (reply is not null && request.OperationId is not null && random.Next(4) == 0)
        {
            _ = await traffic.SendAsync(() => client.RetainAsync(bank.Name, request, cancellationToken), mayRepeat, cancellationToken);
        }

        if (reply is null && sendsAgain)
        {
            unfinished = (next, token) => RetainAsync(next, bank, call, request, change, sendsAgain, mayRepeat, token);
            return false;
        }

        if (change is Change.Append append)
        {
            var answered = reply is null ? long.MaxValue : traffic.Tick();
            change = new Change.Append([.. append.Lines.Select(line => line with { Answered = answered })]);
        }

        try
        {
            if (reply is not null)
            {
                await CheckAnswerAsync(client, bank, call, request, reply, cancellationToken);
            }
        }
        finally
        {
            bank.End(call, change, isCertain: reply is not null);
        }

        return reply is not null;
    }

    private async Task CheckAnswerAsync(
        HindsightHttp client, BankTruth bank, BankTruth.Call call, RetainRequest request, HttpReply reply, CancellationToken cancellationToken)
    {
        var document = call.Document;
        if (reply.Read(HindsightJson.Default.RetainResponse).Operations is [var operation, ..])
        {
            document.Operation = operation;
        }
        else if (!request.IsAsync && random.Next(3) == 0)
        {
            // It says that it is recallable.
            var text = request.Items[0].Content.Split('\n')[^1];
            var found = await AskAsync(client, bank, text, cancellationToken);
            if (found is not null && !call.MetDeletion && !found.Any(result => result.Text == text))
            {
                traffic.Report(ViolationKind.Lost, bank.Name, document.Id, $"answered as recallable and not recalled: {text}");
            }
        }
    }

    private async Task<bool> DeleteAsync(HindsightHttp client, BankTruth bank, DocumentTruth document, CancellationToken cancellationToken)
    {
        if (bank.TryBegin(document) is not { } call)
        {
            return true;
        }

        return await DeleteAsync(client, bank, call, sendsAgain: random.Next(2) == 0, cancellationToken);
    }

    private async Task<bool> DeleteAsync(HindsightHttp client, BankTruth bank, BankTruth.Call call, bool sendsAgain, CancellationToken cancellationToken)
    {
        var document = call.Document;
        var path = $"/documents/{document.Id}";
        var reply = await traffic.SendAsync(() => client.CallAsync(HttpMethod.Delete, bank.Name, path, cancellationToken), mayRepeat: true, cancellationToken);
        if (reply is null && sendsAgain)
        {
            unfinished = (next, token) => DeleteAsync(next, bank, call, sendsAgain, token);
            return false;
        }

        try
        {
            if (reply is { Status: not NotFound })
            {
                reply.Read(ChaosJson.Default.DeletedDocument);
                await CheckDeletedAsync(client, bank, call, cancellationToken);
            }
        }
        finally
        {
            document.LastSent = reply is null ? document.LastSent : [];
            bank.End(call, new Change.Delete(), isCertain: reply is not null);
        }

        return reply is not null;
    }

    /// <summary>Once it is answered nothing of it may be seen: nobody else calls on the document meanwhile.</summary>
    private async Task CheckDeletedAsync(HindsightHttp client, BankTruth bank, BankTruth.Call call, CancellationToken cancellationToken)
    {
        var document = call.Document;
        var path = $"/documents/{document.Id}";
        var reply = await traffic.SendAsync(() => client.CallAsync(HttpMethod.Get, bank.Name, path, cancellationToken), mayRepeat: true, cancellationToken);
        if (reply is { Status: not NotFound })
        {
            traffic.Report(ViolationKind.Resurrected, bank.Name, document.Id, $"deleted, and a moment later read with status {reply.Status}");
        }

        if (document.LastSent is [.., var last]
            && await AskAsync(client, bank, last.Text, cancellationToken) is { } found
            && found.FirstOrDefault(result => result.DocumentId == document.Id) is { } shown)
        {
            traffic.Report(ViolationKind.Resurrected, bank.Name, document.Id, $"deleted, and a moment later recalled: {shown.Text}");
        }
    }

    private Task<bool> DeleteBankAsync(HindsightHttp client, BankTruth bank, CancellationToken cancellationToken) =>
        bank.TryBeginDeletion() ? SendDeletionAsync(client, bank, sendsAgain: random.Next(2) == 0, cancellationToken) : Task.FromResult(true);

    private async Task<bool> SendDeletionAsync(HindsightHttp client, BankTruth bank, bool sendsAgain, CancellationToken cancellationToken)
    {
        var reply = await traffic.SendAsync(() => client.CallAsync(HttpMethod.Delete, bank.Name, "", cancellationToken), mayRepeat: true, cancellationToken);
        if (reply is null && sendsAgain)
        {
            unfinished = (next, token) => SendDeletionAsync(next, bank, sendsAgain, token);
            return false;
        }

        bank.EndDeletion(isCertain: reply is not null);
        return reply is not null;
    }

    private async Task<bool> MakeBankAsync(HindsightHttp client, BankTruth bank, CancellationToken cancellationToken) =>
        await traffic.SendAsync(() => client.CallAsync(HttpMethod.Put, bank.Name, "", cancellationToken), mayRepeat: true, cancellationToken) is not null;

    private async Task<bool> RecallAsync(HindsightHttp client, BankTruth bank, CancellationToken cancellationToken) =>
        await AskAsync(client, bank, talk.Line(talk.Day()).Text, cancellationToken) is not null;

    private async Task<IReadOnlyList<RecallResult>?> AskAsync(HindsightHttp client, BankTruth bank, string text, CancellationToken cancellationToken) =>
        (await traffic.SendAsync(() => client.RecallAsync(bank.Name, new RecallRequest(Talk.TokenOf(text)), cancellationToken), mayRepeat: true, cancellationToken))
        ?.Read(HindsightJson.Default.RecallResponse).Results;
}
