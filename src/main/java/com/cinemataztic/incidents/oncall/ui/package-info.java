/** The pages of contacts and rotas. */
@NullMarked
package com.cinemataztic.incidents.oncall.ui;

import org.jspecify.annotations.NullMarked;
