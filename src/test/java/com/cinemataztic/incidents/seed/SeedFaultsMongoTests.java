package com.cinemataztic.incidents.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.oncall.ContactId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with files: it is named with its line, and nothing is written. */
class SeedFaultsMongoTests extends SeedRig {

    @Test
    void aPendingEntryMayNotReferToADeletedOne() throws IOException {
        seed();
        contacts.remove(new ContactId("bo"), 1);
        write("rotas.csv", ROTAS_CSV + "norway,,00:00,00:00,bo\n");
        write("contacts.csv", CONTACTS_CSV + "cleo,Cleo,cleo@example.com,,UTC,08:00,16:00,bo\n");
        assertThat(faults())
                .containsExactly(
                        "contacts.csv line 4: there is no contact bo.", "rotas.csv line 4: there is no contact bo.");
    }

    @Test
    void aFaultInTheLastFileWritesNothingOfTheOthers() throws IOException {
        write("accounts.csv", ACCOUNTS_CSV + "x,owner,,olga-password\nhugo,viewer,atlantis,olga-password\n");
        assertThat(faults()).containsExactly("accounts.csv line 3: role: viewer, operator or admin.");
        nothingIsStored();
        write("accounts.csv", ACCOUNTS_CSV + "hugo,viewer,atlantis,olga-password\n");
        assertThat(faults()).containsExactly("accounts.csv line 3: there is no region atlantis.");
        nothingIsStored();
    }

    @Test
    void everyFaultIsNamedAtOnce() throws IOException {
        write("regions.csv", "id,code,name,zone\nsweden,se,Sweden,Europe/Stockholm\n");
        write("contacts.csv", "name,email\nBo,bo\n");
        write("rotas.csv", "region,from,to,contact\nsweden,8,16:00,bo\n");
        write("accounts.csv", "name,role,password_file\nadmin,root,x\n");
        assertThat(faults())
                .containsExactly(
                        "regions.csv line 2: code: an ISO 3166 alpha-2 code, like NZ.",
                        "contacts.csv line 2: email: not an address like anna@example.com.",
                        "rotas.csv line 2: from, to: times in whole minutes, like 09:00, 17:00.",
                        "accounts.csv line 2: role: viewer, operator or admin.");
        nothingIsStored();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "short             | short-password | password_file olga-password: a password has 12 to 200 characters.",
                "two/of-them-here  | olga-password  | password_file olga-password: it must hold one line, the password.",
                "''                | olga-password  | password_file olga-password: it must hold one line, the password."
            })
    void aBadPasswordIsAFaultThatDoesNotSayIt(String text, String unused, String reason) throws IOException {
        write("olga-password", text.replace('/', '\n'));
        assertThat(faults()).containsExactly("accounts.csv line 2: " + reason);
        nothingIsStored();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "none           | it cannot be read.",
                "../secret      | it is outside the folder of the password files.",
                "/etc/hostname  | it is outside the folder of the password files."
            })
    void aPasswordFileIsInItsFolder(String file, String reason) throws IOException {
        write("accounts.csv", ACCOUNTS_CSV.replace("olga-password", file));
        assertThat(faults()).containsExactly("accounts.csv line 2: password_file " + file + ": " + reason);
    }

    @Test
    void aMisspeltFileIsAFault() throws IOException {
        write("contact.csv", CONTACTS_CSV);
        assertThat(faults())
                .containsExactly("contact.csv: it is none of regions.csv, contacts.csv, rotas.csv, accounts.csv.");
        nothingIsStored();
    }

    @Test
    void aFolderWithoutFilesOrNoneIsAFault(@TempDir Path empty) {
        assertThat(counts(seeder.seed(new SeedFolder(empty, empty))))
                .first()
                .asString()
                .contains("no CSV files");
        var none = empty.resolve("none");
        assertThat(counts(seeder.seed(new SeedFolder(none, none))))
                .first()
                .asString()
                .contains("not a folder");
    }

    @Test
    void anotherEncodingIsAFault() throws IOException {
        for (var encoding : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16)) {
            Files.write(folder.resolve("contacts.csv"), "name,email\nMaja Ærø,maja@example.com\n".getBytes(encoding));
            assertThat(faults()).containsExactly("contacts.csv: it is not in UTF-8.");
        }
        nothingIsStored();
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
        write("regions.csv", "\uFEFF" + REGIONS_CSV.replace(',', ';').replace("\n", "\r\n"));
        assertThat(counts(seed())).contains("regions.csv: 2 added, 0 unchanged");
    }

    @Test
    void aHugeFileIsAFault() throws IOException {
        write("regions.csv", "x".repeat((1 << 20) + 1));
        assertThat(faults()).containsExactly("regions.csv: it is larger than 1 MiB.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"http://x\")", "@SUM(1)", "+1-2"})
    void aFormulaIsANameAsItStands(String formula) throws IOException {
        var quoted = '"' + formula.replace("\"", "\"\"") + '"';
        write("contacts.csv", CONTACTS_CSV + "cleo," + quoted + ",cleo@example.com,,,,,\n");
        seed();
        assertThat(contact("cleo").name()).isEqualTo(formula);
    }

    @Test
    void aFaultCannotSteerATerminal() throws IOException {
        write("regions.csv", "id,code,name,zone,\u001b[31mred\u0007\n");
        assertThat(faults()).singleElement().asString().doesNotContainPattern("\\p{Cntrl}");
    }

    @Test
    void aNameIsTakenByARegionWithAnotherId() throws IOException {
        write("regions.csv", REGIONS_CSV + "danmark,DK,DENMARK,Europe/Copenhagen\n");
        assertThat(faults()).containsExactly("regions.csv line 4: name: the region denmark has that name already.");
        nothingIsStored();
    }
}
