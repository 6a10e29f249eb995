package com.cinemataztic.embeddedmongo;

import com.mongodb.client.model.IndexOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server over a folder of each test's own, that can be closed and opened again. */
abstract class ServerTest {
    static final int DUPLICATE_KEY = 11000;
    static final IndexOptions SPARSE_UNIQUE = new IndexOptions().unique(true).sparse(true);

    @TempDir
    Path folder;

    Opened opened;

    @BeforeEach
    void open() {
        opened = Opened.in(folder);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    void reopen() {
        opened.close();
        opened = Opened.in(folder);
    }
}
