package com.cinemataztic.incidents.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.PortalApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.BeansException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is reported when the portal can't start without a store. */
@ExtendWith(OutputCaptureExtension.class)
class StoreFailuresTests {

    @TempDir
    Path folder;

    @Test
    void aStoreThatCannotBeOpenedIsReportedInAFewLinesWithAdvice(CapturedOutput output) throws IOException {
        Files.writeString(folder.resolve("store-v2.mv"), "no store");
        start("--portal.store.data=" + folder, "--portal.store.uri=");
        assertThat(output)
                .contains("APPLICATION FAILED TO START", folder + "/store-v2.mv", "ops/store salvage")
                .doesNotContain("\tat ");
    }

    @Test
    void anInvalidConnectionStringIsReportedInAFewLinesWithoutItsSecret(CapturedOutput output) {
        start("--portal.store.data=" + folder, "--portal.store.uri=mongodb://portal:pass/word@127.0.0.1:1");
        assertThat(output)
                .contains("APPLICATION FAILED TO START", "MONGODB_URI is not a connection string")
                .doesNotContain("\tat ", "pass/word", "word@");
    }

    @Test
    void aConnectionStringThatWouldReadWhatIsStaleIsRejectedInOneSentence(CapturedOutput output) {
        start("--portal.store.data=" + folder, "--portal.store.uri=mongodb://127.0.0.1:1/?readPreference=secondary");
        assertThat(output)
                .contains("APPLICATION FAILED TO START", "readPreference=secondary", "reads from the primary")
                .doesNotContain("\tat ");
    }

    private static void start(String... arguments) {
        var whole = Stream.concat(Stream.of(arguments), Stream.of("--server.port=0"))
                .toArray(String[]::new);
        assertThatThrownBy(() -> new SpringApplication(PortalApplication.class)
                        .run(whole)
                        .close())
                .isInstanceOf(BeansException.class);
    }
}
