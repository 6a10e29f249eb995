/**
 * Stored documents: records and their converters, versions of their form, upgrades, and a quarantine for unreadable
 * ones.
 */
@NullMarked
package com.cinemataztic.incidents.store.documents;

import org.jspecify.annotations.NullMarked;
