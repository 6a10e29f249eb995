/** Decides which of the instances on one store may lead, by what each reaches. Pure: knows no store and no source. */
@NullMarked
package com.cinemataztic.incidents.store.instances;

import org.jspecify.annotations.NullMarked;
