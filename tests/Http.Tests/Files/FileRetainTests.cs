using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace MemoryFunctions.Http.Tests.Files;

public sealed class FileRetainTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Each_file_is_an_operation_of_its_own()
    {
        var bank = $"files-{Guid.NewGuid()}";
        using var form = Form("""{"files_metadata":[{"document_id":"one","tags":["a"]}]}""", ("one.txt", "user: I like tea."u8.ToArray()), ("two.md", "# Two"u8.ToArray()));
        using var answer = await host.Client.PostAsync(new Uri($"v1/default/banks/{bank}/files/retain", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var ids = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("operation_ids");
        Assert.Equal(2, ids.GetArrayLength());
        var operation = await host.Client.GetStringAsync(new Uri($"v1/default/banks/{bank}/operations/{ids[0].GetString()}", UriKind.Relative));
        Assert.Contains("\"file_convert_retain\"", operation, StringComparison.Ordinal);
        Assert.Contains("\"one\"", operation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one.exe", "MZ", 415, "files.1")]
    [InlineData("one.pdf", "no pdf", 415, "files.1")]
    [InlineData("one.json", "{", 415, "files.1")]
    [InlineData("one.txt", "  ", 422, "files")]
    public async Task A_file_that_cannot_be_taken_is_named_and_none_is_taken(string name, string content, int status, string field)
    {
        var bank = $"files-{Guid.NewGuid()}";
        using var form = Form("{}", ("good.txt", "user: I like tea."u8.ToArray()), (name, Encoding.UTF8.GetBytes(content)));
        using var answer = await host.Client.PostAsync(new Uri($"v1/default/banks/{bank}/files/retain", UriKind.Relative), form);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(field, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(host.Banks.Ids, found => found.Key == bank);
    }

    [Theory]
    [InlineData("""{"files_metadata":[{"tags":3}]}""", "tags")]
    [InlineData("""{"files_metadata":[{"document_id":" "}]}""", "files_metadata")]
    [InlineData("""{"files_metadata":[{},{}]}""", "files_metadata")]
    [InlineData("{", "body")]
    public async Task What_is_wrong_with_what_is_said_of_a_file_is_told_by_field(string request, string field)
    {
        using var form = Form(request, ("good.txt", "user: I like tea."u8.ToArray()));
        using var answer = await host.Client.PostAsync(new Uri("v1/default/banks/b/files/retain", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains($"\"{field}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", "{}", 415)]
    [InlineData("multipart/form-data", "x", 422)]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\ncut", 422)]
    [InlineData("multipart/form-data; boundary=b", "--b--\r\n", 422)]
    public async Task A_body_that_is_no_form_with_files_is_refused(string type, string body, int status)
    {
        using var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var answer = await host.Client.PostAsync(new Uri("v1/default/banks/b/files/retain", UriKind.Relative), content);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    private static MultipartFormDataContent Form(string request, params (string Name, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent { { new StringContent(request), "request" } };
        foreach (var (name, content) in files)
        {
            form.Add(new ByteArrayContent(content), "files", name);
        }

        return form;
    }
}
