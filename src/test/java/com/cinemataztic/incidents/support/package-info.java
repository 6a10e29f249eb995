/** What tests share: fixtures, a clock that is moved and not waited for, a portal on a folder of its own. */
@NullMarked
package com.cinemataztic.incidents.support;

import org.jspecify.annotations.NullMarked;
