/** Stored documents: records and their converters, versions of their form, upgrades, and what cannot be read. */
@NullMarked
package com.cinemataztic.incidents.store.documents;

import org.jspecify.annotations.NullMarked;
