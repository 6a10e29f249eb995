package com.cinemataztic.embeddedmongo.file;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.SingleFileStore;
import org.jspecify.annotations.Nullable;

/**
 * A file in which a checksum follows every block. Anything that a disk, a cable or a careless copy has changed is
 * detected. The library checks the headers of what it reads, but no document and no count.
 *
 * <p>The file's size is a multiple of {@link #STRIDE} bytes; the library sees only the blocks. The first two blocks
 * have checksums of the library's own, and only one of the two must be intact. In place of their checksums the file
 * stores the mark: the newest version known to be on disk. If the library can't read the newest version, it silently
 * continues from an older one; the mark reveals that.
 */
final class CheckedFileStore extends SingleFileStore {
    /** The library writes in multiples of this size. */
    private static final int BLOCK = 4 << 10;

    /** A block and its checksum. */
    static final int STRIDE = BLOCK + Integer.BYTES;

    private static final int HEADER_BLOCKS = 2;

    /** Of the mark: the low bits hold the version, the others a check that they are intact. */
    private static final int VERSION_BITS = 24;

    private volatile int mark = markOf(0);

    private CheckedFileStore(Map<String, Object> config) {
        super(config);
    }

    /**
     * Opens the file; creates it if there is none.
     *
     * @param config as for MVStore.Builder.
     * @throws org.h2.mvstore.MVStoreException if it can't be opened or is in use.
     */
    static CheckedFileStore open(String file, boolean readOnly, Map<String, Object> config) {
        CheckedFileStore store = new CheckedFileStore(config);
        store.open(file, readOnly, (char[]) null);
        try {
            store.readMark();
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
        return store;
    }

    private void readMark() {
        if (size() > 0) {
            mark = super.readFully((SFChunk) null, BLOCK, Integer.BYTES).getInt();
        }
    }

    /**
     * Whether the version that the library found is at least as new as the one known to have been on disk. Called
     * before anything is written.
     */
    boolean isAsNewAsItsMark() {
        int behind = mark - markOf(lastChunkVersion());
        boolean whole = mark == markOf(mark & (1 << VERSION_BITS) - 1);
        // The version's bits wrap around. No store is ever millions of versions behind.
        return whole && (behind << Integer.SIZE - VERSION_BITS) <= 0;
    }

    private static int markOf(long version) {
        int bits = (int) version & (1 << VERSION_BITS) - 1;
        int whole = (bits >> 16 ^ bits >> 8 ^ bits ^ 0xa5) & 0xff;
        return whole << VERSION_BITS | bits;
    }

    @Override
    public void sync() {
        long onDisk = lastChunkVersion();
        super.sync();
        // Written only now, and without its own sync: a mark may be late, but never names a version that isn't there.
        mark = markOf(onDisk);
        super.writeFully(
                null, BLOCK, ByteBuffer.allocate(Integer.BYTES).putInt(mark).flip());
    }

    /** The size of what the library has written; the file itself is larger. A partial block counts as a whole one. */
    @Override
    public long size() {
        return (super.size() + STRIDE - 1) / STRIDE * BLOCK;
    }

    /** The number of unused bytes within the chunks that are still in use. */
    long holes() {
        return chunks().mapToLong(chunk -> chunk.maxLen - chunk.maxLenLive).sum();
    }

    /** The most live bytes in any one chunk that is less full than this. */
    long mostThatLivesInAChunkBelow(int percent) {
        return chunks().filter(chunk -> chunk.maxLenLive * 100 < chunk.maxLen * percent)
                .mapToLong(chunk -> chunk.maxLenLive)
                .max()
                .orElse(0);
    }

    private Stream<SFChunk> chunks() {
        return getChunks().values().stream().filter(chunk -> chunk.maxLenLive > 0);
    }

    @Override
    public ByteBuffer readFully(@Nullable SFChunk chunk, long pos, int len) {
        long first = pos / BLOCK;
        int count = Math.toIntExact((pos + len + BLOCK - 1) / BLOCK - first);
        ByteBuffer stored = super.readFully(chunk, first * STRIDE, count * STRIDE);
        ByteBuffer blocks = ByteBuffer.allocate(count * BLOCK);
        for (int i = 0; i < count; i++) {
            ByteBuffer block = stored.slice(i * STRIDE, BLOCK);
            long number = first + i;
            if (number >= HEADER_BLOCKS && checksum(number, block) != stored.getInt(i * STRIDE + BLOCK)) {
                throw DataUtils.newMVStoreException(
                        DataUtils.ERROR_FILE_CORRUPT,
                        "The file's content from byte {0} on is not what was written there",
                        number * STRIDE);
            }
            blocks.put(block);
        }
        return blocks.slice(Math.toIntExact(pos - first * BLOCK), len);
    }

    @Override
    protected void writeFully(@Nullable SFChunk chunk, long pos, ByteBuffer src) {
        if (pos % BLOCK != 0 || src.remaining() % BLOCK != 0) {
            // That would also change the checksum of the rest of the block, and a crash could come in between.
            throw new IllegalStateException("the library writes part of a block");
        }
        long first = pos / BLOCK;
        int count = src.remaining() / BLOCK;
        ByteBuffer stored = ByteBuffer.allocate(count * STRIDE);
        for (int i = 0; i < count; i++) {
            ByteBuffer block = src.slice(src.position() + i * BLOCK, BLOCK);
            int checksum = first + i < HEADER_BLOCKS ? mark : checksum(first + i, block);
            stored.put(block).putInt(checksum);
        }
        src.position(src.limit());
        super.writeFully(chunk, first * STRIDE, stored.flip());
    }

    @Override
    public void truncate(long size) {
        super.truncate(size / BLOCK * STRIDE);
    }

    /**
     * The checksum of the block and its number: a block written to the wrong place is damage, too. Leaves the buffer
     * unchanged.
     */
    private static int checksum(long number, ByteBuffer block) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        crc.update(block.duplicate());
        return (int) crc.getValue();
    }
}
