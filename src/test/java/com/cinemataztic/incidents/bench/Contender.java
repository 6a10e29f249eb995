package com.cinemataztic.incidents.bench;

import com.cinemataztic.embeddedmongo.EmbeddedServer;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One of the two servers that are compared, and its file. */
sealed interface Contender {

    String name();

    /**
     * Opens the file, or begins a new one, and listens.
     *
     * @return where drivers connect to
     */
    String open();

    /** Closes it, if it is open. */
    void close();

    Path file();

    /** The embedded server as the portal has it. */
    final class Ours implements Contender {
        private final Path folder;
        private @Nullable EmbeddedServer server;

        Ours(Path folder) {
            this.folder = folder;
        }

        @Override
        public String name() {
            return "ours";
        }

        @Override
        public String open() {
            var opened = EmbeddedServer.open(folder, Throwable::printStackTrace);
            server = opened;
            return opened.connectionString();
        }

        @Override
        public void close() {
            if (server != null) {
                server.close();
            }
        }

        @Override
        public Path file() {
            return Objects.requireNonNull(server).file();
        }
    }

    /** The library's own backend, as its documentation starts it. */
    final class Stock implements Contender {
        private final Path file;
        private @Nullable MongoServer server;

        Stock(Path folder) {
            this.file = folder.resolve("stock.mv");
        }

        @Override
        public String name() {
            return "stock";
        }

        @Override
        public String open() {
            var opened = new MongoServer(new H2Backend(file.toString()));
            var address = opened.bind();
            server = opened;
            return "mongodb://127.0.0.1:" + address.getPort();
        }

        @Override
        public void close() {
            if (server != null) {
                server.shutdownNow();
                server = null;
            }
        }

        @Override
        public Path file() {
            return file;
        }
    }
}
