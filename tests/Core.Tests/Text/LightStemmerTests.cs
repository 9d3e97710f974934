using MemoryFunctions.Core.Text.Languages;

namespace MemoryFunctions.Core.Tests.Text;

public sealed class LightStemmerTests
{
    [Theory]
    [InlineData("de", "katze katzen")]
    [InlineData("de", "haus hauses hause")]
    [InlineData("de", "kinder kindern kindes kind")]
    [InlineData("de", "schone schoner schones schonen schonste")]
    [InlineData("de", "lehrerin lehrerinnen")]
    [InlineData("fr", "chat chats")]
    [InlineData("fr", "parler parlait parlez parle parlent")]
    [InlineData("fr", "cheval chevaux")]
    [InlineData("fr", "decision decisions")]
    [InlineData("fr", "heureux heureuse heureuses")]
    [InlineData("es", "gato gatos gata gatas")]
    [InlineData("es", "trabajar trabajando trabajo trabajaba trabajaron")]
    [InlineData("es", "ciudad ciudades")]
    [InlineData("es", "cancion canciones")]
    [InlineData("es", "buscar busque buscamos")]
    [InlineData("it", "gatto gatti gatta gatte")]
    [InlineData("it", "lavorare lavoro lavorava lavorando lavorato")]
    [InlineData("it", "amico amici amiche")]
    [InlineData("it", "decisione decisioni")]
    [InlineData("pt", "gato gatos gatas")]
    [InlineData("pt", "trabalhar trabalhando trabalho trabalhava trabalharam")]
    [InlineData("pt", "animal animais")]
    [InlineData("pt", "informacao informacoes")]
    [InlineData("nl", "kat katten")]
    [InlineData("nl", "boom bomen")]
    [InlineData("nl", "maan manen")]
    [InlineData("nl", "huis huizen")]
    [InlineData("nl", "brief brieven")]
    public void Forms_of_a_word_share_a_stem(string code, string forms)
    {
        var language = LanguageSet.Latin.Single(language => language.Code == code);
        Assert.Single(forms.Split(' ').Select(language.TermOf).Distinct(StringComparer.Ordinal));
    }

    // Published with the algorithm's description.
    [Theory]
    [InlineData("в", "в")]
    [InlineData("вавиловка", "вавиловк")]
    [InlineData("вагнера", "вагнер")]
    [InlineData("важная", "важн")]
    [InlineData("важнейшие", "важн")]
    [InlineData("важничал", "важнича")]
    [InlineData("важнее", "важн")]
    [InlineData("вакханка", "вакханк")]
    [InlineData("валялась", "валя")]
    [InlineData("вашему", "ваш")]
    [InlineData("вдохновенье", "вдохновен")]
    [InlineData("пакета", "пакет")]
    [InlineData("падаль", "падал")]
    [InlineData("падающего", "пада")]
    [InlineData("пали", "пал")]
    [InlineData("памятью", "памят")]
    [InlineData("папа", "пап")]
    public void Russian_words_have_the_published_stem(string word, string stem)
    {
        Assert.Equal(stem, LanguageSet.Russian.TermOf(word));
    }
}
