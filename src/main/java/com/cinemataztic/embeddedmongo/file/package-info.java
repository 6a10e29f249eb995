/** The store's file: its format and checksums, commits, and compaction. */
@NullMarked
package com.cinemataztic.embeddedmongo.file;

import org.jspecify.annotations.NullMarked;
