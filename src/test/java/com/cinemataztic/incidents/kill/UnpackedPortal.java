package com.cinemataztic.incidents.kill;

import com.cinemataztic.incidents.pipeline.PackagedPortal;
import java.util.List;
import java.util.stream.Stream;

/**
 * The portal as {@code ops/run} lays it out, for tests that start it often: in a JVM that does not compile for a long
 * life.
 *
 * @param command starts it
 */
record UnpackedPortal(List<String> command) {

    /** The options that the command ends with. */
    private static final int JAR = 2;

    private static final List<String> FOR_A_SHORT_LIFE = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** @return the one of this build */
    static UnpackedPortal ofThisBuild() {
        var command = PackagedPortal.command();
        int jar = command.size() - JAR;
        return new UnpackedPortal(
                Stream.of(command.subList(0, jar), FOR_A_SHORT_LIFE, command.subList(jar, command.size()))
                        .flatMap(List::stream)
                        .toList());
    }

    /** @return the command that starts another program of the same jar */
    List<String> program(String mainClass, String... arguments) {
        return jvm(Stream.concat(Stream.of("-cp", command.getLast(), mainClass), Stream.of(arguments)));
    }

    /** @return the command of a JVM with the same options and other arguments */
    List<String> jvm(Stream<String> arguments) {
        return Stream.concat(command.subList(0, command.size() - JAR).stream(), arguments)
                .toList();
    }
}
