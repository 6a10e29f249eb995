package com.cinemataztic.incidents.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sheets as spreadsheets save them, and as they should not be. */
class CardSheetTests {

    private final Map<String, CinemaCard> cards = new HashMap<>(Map.of(
            "dk-001",
            new CinemaCard("dk-001", "+45 33 11 22 33", "da", "ask for Bo"),
            "no-001",
            CinemaCard.empty("no-001")));

    private CardSheet read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private CardSheet read(byte[] bytes) {
        return CardSheet.read(bytes, cards::containsKey, id -> cards.getOrDefault(id, CinemaCard.empty(id)));
    }

    @Test
    void aSheetOfCommasOrSemicolonsWithOrWithoutAMarkIsRead() {
        var expected = new CinemaCard("no-001", "(47) 22 33", "nb", "Ring på; to ganger, \"høyt\"");
        var commas = "cinema_id,phone,language,notes\nno-001,(47) 22 33,nb,\"Ring på; to ganger, \"\"høyt\"\"\"\n";
        assertThat(read(commas).changed()).containsExactly(expected);
        var semicolons = "\uFEFFcinema_id;phone;language;notes\r\n"
                + "no-001; (47) 22 33 ;nb;\"Ring på; to ganger, \"\"høyt\"\"\"\r\n";
        assertThat(read(semicolons)).isEqualTo(new CardSheet(List.of(expected), 0, List.of()));
    }

    @Test
    void aColumnThatIsNotThereLeavesWhatIsWrittenDownAndAnEmptyCellTakesItAway() {
        assertThat(read("cinema_id,phone\ndk-001,\n").changed())
                .containsExactly(new CinemaCard("dk-001", "", "da", "ask for Bo"));
    }

    @Test
    void whatSaysTheSameIsCountedAndChangesNothing() {
        var sheet = read("notes,cinema_id\nask for Bo,dk-001\n,no-001\n");
        assertThat(sheet).isEqualTo(new CardSheet(List.of(), 2, List.of()));
    }

    @Test
    void notesMayHaveSeveralLines() {
        assertThat(read("cinema_id,notes\nno-001,\"one\r\ntwo\"\n")
                        .changed()
                        .getFirst()
                        .notes())
                .isEqualTo("one\ntwo");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                              | must name the columns
            phone,notes~+45,x                               | must name the columns
            cinema_id,fax~dk-001,1                          | no such column: fax
            cinema_id,phone~dk-999,+45                      | Line 2: there is no cinema
            cinema_id,phone~,+45                            | Line 2: there is no cinema
            cinema_id,phone~dk-001,call me                  | Line 2: A phone number
            cinema_id,language~dk-001,dansk_sprog           | Line 2: The language
            cinema_id,phone~dk-001,+45~dk-001,+46           | Line 3: dk-001 is already in line 2
            cinema_id,phone~dk-001,+45,extra                | 3 cells, but there are 2 columns
            cinema_id,phone~dk-001                          | 1 cells, but there are 2 columns
            cinema_id,cinema_id~dk-001,dk-001               | can’t be read
            cinema_id,notes~dk-001,"never closed            | can’t be read
            """)
    void faultsAreReportedWithTheirLine(String lines, String fault) {
        var sheet = read(lines == null ? "" : lines.replace("~", "\n"));
        assertThat(sheet.faults())
                .anySatisfy(reported -> assertThat(reported.english()).contains(fault));
    }

    @Test
    void aSheetInAnotherEncodingIsInvalid() {
        assertThat(read("cinema_id,notes\ndk-001,Grønland\n".getBytes(StandardCharsets.ISO_8859_1))
                        .faults())
                .singleElement()
                .asString()
                .contains("UTF-8");
    }

    @Test
    void aSheetThatIsTooLargeIsInvalidAndStaysUnread() {
        assertThat(read(new byte[CardSheet.LARGEST_BYTES + 1]).faults())
                .singleElement()
                .asString()
                .contains("larger");
    }

    @Test
    void afterManyFaultsTheRestIsNotLookedAt() {
        var sheet = read("cinema_id,phone\n" + "nowhere,+45\n".repeat(5_000));
        assertThat(sheet.faults()).hasSizeBetween(20, 25);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "+45 33 (11) 22-33, da, true",
        "33112233, en-IE, true",
        "'=HYPERLINK(1)', '', false",
        "+, '', false",
        "'', x, false",
        "'', dansk, true",
        "'', da_DK, false",
        "javascript:1, '', false"
    })
    void aCardTakesWhatCanBeDialledAndSpoken(String phone, String language, boolean good) {
        assertThat(new CinemaCard("dk-001", phone, language, "").fault().isEmpty())
                .isEqualTo(good);
    }

    @Test
    void notesAreBoundedAndHaveNoControls() {
        assertThat(new CinemaCard("dk-001", "", "", "x".repeat(2_001)).fault()).isPresent();
        assertThat(new CinemaCard("dk-001", "", "", "bell \u0007").fault()).isPresent();
        assertThat(new CinemaCard("dk-001", "+45 33-11", "", "").dialled()).isEqualTo("+453311");
    }
}
