package com.cinemataztic.embeddedmongo;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.SingleFileStore;
import org.jspecify.annotations.Nullable;

/**
 * A file whose every block is followed by its checksum, so that what a disk, a cable or a careless copy has changed is
 * never taken for what was written. The library checks the beginnings of what it reads, but no document and no count.
 *
 * <p>The file is a multiple of {@link #STRIDE} bytes; to the library it looks as if it had the blocks alone. The first
 * two blocks have checksums of the library's own, and only one of them need be whole. In the place of theirs stands the
 * mark: the newest version that is known to be on disk. When the library can't read the newest it goes on, without a
 * word, from an older one; the mark tells.
 */
final class CheckedFileStore extends SingleFileStore {
    /** What the library writes is a multiple of that. */
    private static final int BLOCK = 4 << 10;

    /** A block and its checksum. */
    static final int STRIDE = BLOCK + Integer.BYTES;

    private static final int HEADER_BLOCKS = 2;

    /** Of the mark: the low bits are of the version, the others tell whether they are whole. */
    private static final int VERSION_BITS = 24;

    private volatile int mark = markOf(0);

    private CheckedFileStore(Map<String, Object> config) {
        super(config);
    }

    /**
     * Opens the file, and creates it if there is none.
     *
     * @param config as MVStore.Builder takes it.
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

    /** Whether what the library has found is as new as what was on disk once. Asked before anything is written. */
    boolean isAsNewAsItsMark() {
        int behind = mark - markOf(lastChunkVersion());
        boolean whole = mark == markOf(mark & (1 << VERSION_BITS) - 1);
        // The version's bits go round; no store is ever millions of versions behind.
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
        // Only now, and without a sync of its own: a mark may come late but never tells of what isn't there.
        mark = markOf(onDisk);
        super.writeFully(
                null, BLOCK, ByteBuffer.allocate(Integer.BYTES).putInt(mark).flip());
    }

    /** What the library has written; the file itself is larger. A part of a block counts: it is not nothing. */
    @Override
    public long size() {
        return (super.size() + STRIDE - 1) / STRIDE * BLOCK;
    }

    /** How many bytes of the chunks that are still needed nobody needs any more. */
    long holes() {
        return chunks().mapToLong(chunk -> chunk.maxLen - chunk.maxLenLive).sum();
    }

    /** How many bytes live in that chunk, of those less full than this, in which the most do. */
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
                        "What is in the file from byte {0} on is not what was written there",
                        number * STRIDE);
            }
            blocks.put(block);
        }
        return blocks.slice(Math.toIntExact(pos - first * BLOCK), len);
    }

    @Override
    protected void writeFully(@Nullable SFChunk chunk, long pos, ByteBuffer src) {
        if (pos % BLOCK != 0 || src.remaining() % BLOCK != 0) {
            // Its neighbour's checksum would have to be changed with it, and a crash could come in between.
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

    /** Of the block and its place, for a block that was written to a wrong place is damage, too. Leaves the buffer as it is. */
    private static int checksum(long number, ByteBuffer block) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        crc.update(block.duplicate());
        return (int) crc.getValue();
    }
}
