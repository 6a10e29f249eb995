package com.cinemataztic.incidents.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.PortalApplication;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.BeansException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class HeartbeatAddressTests {

    @Test
    void anAddressThatCannotBePingedStopsTheStartInAFewLinesWithoutTheKey(@TempDir Path folder, CapturedOutput output) {
        assertThatThrownBy(() -> new SpringApplication(PortalApplication.class)
                        .run(
                                "--portal.store.data=" + folder,
                                "--portal.store.uri=",
                                "--server.port=0",
                                "--PORTAL_HEARTBEAT_URL=http://watch.example/s3cr3t")
                        .close())
                .isInstanceOf(BeansException.class);
        assertThat(output)
                .contains(
                        "APPLICATION FAILED TO START",
                        "PORTAL_HEARTBEAT_URL must be https; http is for this machine only")
                .doesNotContain("s3cr3t")
                .doesNotContain("\tat ");
    }
}
