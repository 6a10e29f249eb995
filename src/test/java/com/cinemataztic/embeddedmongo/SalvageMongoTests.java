package com.cinemataztic.embeddedmongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.embeddedmongo.file.Disk;
import com.cinemataztic.embeddedmongo.file.StoreUnusable;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.bson.Document;
import org.h2.mvstore.DataUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SalvageMongoTests {

    private static final int DOCUMENTS = 1_200;

    @TempDir
    Path folder;

    @Test
    void writesEveryDocumentOfAnIntactFile() {
        Salvage salvage = Salvage.from(filled(), folder.resolve("salvaged.mv"));
        assertThat(salvage).isEqualTo(new Salvage(DOCUMENTS, 0));
    }

    @Test
    void aFullDiskEndsTheSalvageInsteadOfCountingAsUnreadable() {
        Path target = folder.resolve("salvaged.mv");
        Path source = filled();
        assertThatThrownBy(() -> Salvage.from(source, target, store -> new FullDisk()))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining(target.toString())
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("salvage again");
        assertThat(target).doesNotExist();
    }

    private Path filled() {
        try (Opened opened = Opened.in(folder)) {
            opened.things()
                    .insertMany(IntStream.range(0, DOCUMENTS)
                            .mapToObj(i -> new Document("_id", i))
                            .toList());
            return opened.server().file();
        }
    }

    private static final class FullDisk implements Disk {
        @Override
        public boolean commit() {
            throw DataUtils.newMVStoreException(DataUtils.ERROR_WRITING_FAILED, "No space left on device");
        }

        @Override
        public void sync() {}
    }
}
