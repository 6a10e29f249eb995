package com.cinemataztic.incidents.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.csv.CsvEntries;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of the first contacts. */
class ContactsFileTests {

    @Test
    void everythingThatAContactIsCanBeGiven() {
        var read = ContactsFile.read("""
                id,name,email,language,threshold,regions,cinemas,zone,days,from,to,stand_in,lead,default
                anna,Anna Østergård,anna@example.com,da,critical,denmark new-zealand,dk-001 dk-002,Europe/Copenhagen,fri-sun tue,22:00,06:00,noc,yes,no

                noc,"NOC, night",noc@example.com,,,,,,,,,,,yes
                """);
        assertThat(read.faults()).isEmpty();
        assertThat(read.values())
                .containsExactly(
                        new Contact(
                                new ContactId("anna"),
                                "Anna Østergård",
                                new EmailAddress("anna@example.com"),
                                "da",
                                Severity.CRITICAL,
                                Set.of(new RegionId("denmark"), new RegionId("new-zealand")),
                                Set.of("dk-001", "dk-002"),
                                new WorkingHours(
                                        ZoneId.of("Europe/Copenhagen"),
                                        EnumSet.of(
                                                DayOfWeek.TUESDAY,
                                                DayOfWeek.FRIDAY,
                                                DayOfWeek.SATURDAY,
                                                DayOfWeek.SUNDAY),
                                        LocalTime.of(22, 0),
                                        LocalTime.of(6, 0)),
                                new ContactId("noc"),
                                true,
                                false,
                                1),
                        new Contact(
                                new ContactId("noc"),
                                "NOC, night",
                                new EmailAddress("noc@example.com"),
                                "en",
                                Severity.WARNING,
                                Set.of(),
                                Set.of(),
                                null,
                                null,
                                false,
                                true,
                                1));
    }

    @Test
    void aSpreadsheetsSemicolonsAndByteOrderMarkAreFine() {
        var read = ContactsFile.read("\uFEFFname;email\r\nÅke;ake@example.com\r\n");
        assertThat(read.faults()).isEmpty();
        assertThat(read.values()).extracting(Contact::id).containsExactly(new ContactId("ake"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name,email/bo,bo@example                                    | Line 2: email: not an address like anna@example.com.",
                "name,email/,bo@example.com                                  | Line 2: The name must have 1 to 80 characters on one line.",
                "name,email/bo,bo@example.com/cleo                           | Line 3: 1 cells where there are 2 columns.",
                "name,mail/bo,bo@example.com                                 | Line 1: the columns have to be named there, name and email among them.",
                "name,email,phone/bo,bo@example.com,1                        | Line 1: there is no such column: phone.",
                "name,email/bo,bo@example.com/bo,bo@example.com              | Line 3: the id bo stands in line 2 already.",
                "name,email,threshold/bo,bo@example.com,bad                  | Line 2: threshold: info, warning or critical.",
                "name,email,regions/bo,bo@example.com,Den!mark               | Line 2: regions: ids like new-zealand, spaces between.",
                "name,email,from/bo,bo@example.com,09:00                     | Line 2: working hours need zone, from and to, like Europe/Oslo, 09:00, 17:00.",
                "name,email,zone,days,from,to/bo,b@example.com,UTC,mon-,1,2  | Line 2: days: mon to sun, with spaces between, or mon-fri.",
                "name,email,default/bo,bo@example.com,1                      | Line 2: default: yes or no.",
                "name,email,stand_in/bo,bo@example.com,cleo                  | Line 2: A stand-in needs working hours: it is notified outside them.",
                "name,email,language/bo,bo@example.com,danish                | Line 2: The language must be a tag such as da, nb or en-IE.",
                "name,email                                                  | There is no entry in it."
            })
    void whatIsWrongIsToldWithItsLine(String file, String fault) {
        assertThat(ContactsFile.read(file.replaceAll("(?<!Europe|denmark)/", "\n"))
                        .faults())
                .extracting(CsvEntries.Fault::toString)
                .containsExactly(fault);
    }

    @Test
    void standInsExistAndDoNotGoRoundInACircle() {
        var head = "name,email,zone,from,to,stand_in\n";
        assertThat(ContactsFile.read(head + "bo,bo@example.com,UTC,09:00,17:00,cleo\n")
                        .faults())
                .extracting(CsvEntries.Fault::toString)
                .containsExactly("Line 2: stand_in: there is no contact cleo.");
        assertThat(ContactsFile.read(
                                head + "bo,b@example.com,UTC,09:00,17:00,cleo\ncleo,c@example.com,UTC,09:00,17:00,bo\n")
                        .faults())
                .extracting(CsvEntries.Fault::toString)
                .containsExactly(
                        "Line 2: stand_in: stand-ins go round in a circle from bo.",
                        "Line 3: stand_in: stand-ins go round in a circle from cleo.");
    }

    @Test
    void anEmptyFileIsAFault() {
        assertThat(ContactsFile.read("").faults()).isNotEmpty();
    }
}
