package com.cinemataztic.incidents.support;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How every test and bench starts a portal in a process of its own, as the scripts in {@code ops} do. */
public final class PortalJvm {

    private PortalJvm() {}

    /** @return the command line of a JVM like this one, which ends when it is out of memory */
    public static List<String> command(String... arguments) {
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:+ExitOnOutOfMemoryError"),
                        Stream.of(arguments))
                .toList();
    }
}
