/** The server of the Model Context Protocol and its tools. */
@NullMarked
package com.cinemataztic.incidents.assistants.web;

import org.jspecify.annotations.NullMarked;
