/** Reports who is on call, over REST. */
@NullMarked
package com.cinemataztic.incidents.oncall.web;

import org.jspecify.annotations.NullMarked;
