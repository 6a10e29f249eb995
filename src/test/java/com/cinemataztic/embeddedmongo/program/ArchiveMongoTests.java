package com.cinemataztic.embeddedmongo.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be wrong with an archive, or with where it is to go. */
class ArchiveMongoTests extends ProgramTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"format": "another"}                                                            | does not begin
            {"format": "incidents-archive", "version": 9}                                    | version 1 only
            {"format": "incidents-archive", "version": 1}                                    | the end is missing
            no JSON                                                                          | line 1
            HEAD~{"document": {"_id": 1}}~{"end": {}}                                        | line 2
            HEAD~{"collection": "system.users", "indexes": []}~{"end": {}}                   | can't be called
            HEAD~{"collection": "a$b", "indexes": []}~{"end": {}}                            | can't be called
            HEAD~{"collection": "t", "indexes": [{"key": {"a": 1}, "expireAfterSeconds": 1}]}| can't have
            HEAD~{"collection": "t", "indexes": []}~{"document": {"_id": 1}}~{"end": {"t": 2}}| its end line counts
            HEAD~{"collection": "t", "indexes": []}~{"end": {"t": 0}}~{"collection": "u"}    | follows the end
            HEAD~{"collection": "t", "indexes": []}~{"document": "x"}                        | line 3
            """)
    void anIncompleteArchiveIsRejectedBeforeAnythingIsWritten(String lines, String reason) throws IOException {
        Path archive = archive(lines);
        assertThat(run("import", "--replace", archive.toString())).isEqualTo(1);
        assertThat(said()).contains("bad.gz", reason);
        with(data, database -> assertThat(tickets(database)).hasSize(TICKETS));
    }

    @Test
    void whatTheStoreRejectsIsNotBlamedOnTheArchive() throws IOException {
        Path archive = archive("""
                HEAD~{"collection": "t", "indexes": []}~{"document": {"_id": 1}}~{"document": {"_id": 1}}~{"end": {"t": 2}}""");
        assertThat(run("import", "--replace", archive.toString())).isEqualTo(1);
        assertThat(said()).contains("incidents.t does not accept").doesNotContain("not a whole archive");
        with(data, database -> assertThat(tickets(database)).hasSize(TICKETS));
    }

    private Path archive(String lines) throws IOException {
        Path archive = folder.resolve("bad.gz");
        String text = lines.replace("HEAD", "{\"format\": \"incidents-archive\", \"version\": 1}")
                .replace("~", "\n");
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(archive))) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return archive;
    }

    @Test
    void anArchiveThatWasCutOffOrChangedIsRejected() throws IOException {
        Path archive = folder.resolve("all.gz");
        assertThat(run("export", archive.toString())).isZero();
        byte[] whole = Files.readAllBytes(archive);
        Files.write(archive, java.util.Arrays.copyOf(whole, whole.length - 100));
        assertThat(run("import", "--replace", archive.toString())).isEqualTo(1);
        whole[whole.length / 2] ^= 4;
        Files.write(archive, whole);
        assertThat(run("import", "--replace", archive.toString())).isEqualTo(1);
        with(data, database -> assertThat(tickets(database)).hasSize(TICKETS));
    }
}
