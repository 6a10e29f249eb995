package com.cinemataztic.embeddedmongo.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The address of a running server, for programs of the same owner on the same machine. */
public final class AddressFile {
    private AddressFile() {}

    /** @throws StoreUnusable if the file can't be written. */
    public static Path write(Path file, String address) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh);
            StoreFile.keepToItsOwner(fresh);
            Files.writeString(fresh, address + "\n");
            return Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StoreUnusable(
                    "The store's address can't be written to " + file + " (" + e
                            + "). See that this process may write there, and that the disk has room.",
                    e);
        }
    }

    /** Removes the file, unless it now has the address of another server. */
    public static void remove(Path file, String address) {
        try {
            if (Files.exists(file) && Files.readString(file).strip().equals(address)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            // The file names a port on which nothing listens; a client that tries it finds out.
        }
    }
}
