package com.cinemataztic.embeddedmongo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A disk of a few megabytes: a file system in memory where one may be mounted (by root), else a limit on how large a
 * file the other process may write.
 */
final class SmallDisk implements AutoCloseable {
    private final Path folder;
    private final int megabytes;
    private final boolean mounted;

    private SmallDisk(Path folder, int megabytes, boolean mounted) {
        this.folder = folder;
        this.megabytes = megabytes;
        this.mounted = mounted;
    }

    static SmallDisk at(Path folder, int megabytes) throws IOException, InterruptedException {
        boolean root = run("test", "-w", "/etc/shadow");
        boolean mounted =
                root && run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
        return new SmallDisk(folder, megabytes, mounted);
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }

    /** The beginning of the command by which a process is started that is to have no more. */
    List<String> limits() {
        return mounted
                ? List.of()
                : List.of("bash", "-c", "ulimit -f " + megabytes * 1024 + "; exec \"$@\"", "limited");
    }

    /** Whether this process has no room either. */
    boolean isStillFull() {
        return mounted;
    }

    void makeRoom() throws IOException, InterruptedException {
        if (mounted && !run("mount", "-o", "remount,size=" + 10 * megabytes + "m", folder.toString())) {
            throw new IOException("the disk could not be made larger");
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (mounted && !run("umount", "--lazy", folder.toString())) {
            throw new IOException("could not unmount " + folder);
        }
    }
}
