/** Who is on call, over REST. */
@NullMarked
package com.cinemataztic.incidents.notices.web;

import org.jspecify.annotations.NullMarked;
