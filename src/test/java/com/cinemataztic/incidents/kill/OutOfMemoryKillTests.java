package com.cinemataztic.incidents.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A portal that is out of memory ends, so that it is started again, instead of living on without some of its threads. */
@Tag("kill")
class OutOfMemoryKillTests {

    /** What the JVM exits with then. */
    private static final int OUT_OF_MEMORY = 3;

    @Test
    void aJvmStartedAsAPortalEndsWhenOneThreadRunsOutOfMemory() throws IOException, InterruptedException {
        var hungry = Stream.of("-Xmx16m", "-cp", System.getProperty("java.class.path"), Hungry.class.getName());
        var process = new ProcessBuilder(UnpackedPortal.ofThisBuild().jvm(hungry))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(4, TimeUnit.MINUTES)).as("ended").isTrue();
            assertThat(process.exitValue()).isEqualTo(OUT_OF_MEMORY);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** One thread dies of it and frees what it held; the program itself would run for ever. */
    static final class Hungry {

        private Hungry() {}

        public static void main(String[] arguments) throws InterruptedException {
            Thread.ofPlatform().start(() -> {
                var held = new ArrayList<byte[]>();
                while (true) {
                    held.add(new byte[1 << 20]);
                }
            });
            new CountDownLatch(1).await();
        }
    }
}
