package com.cinemataztic.incidents.tickets.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the order of a list of tickets. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = "sort",
        in = ParameterIn.QUERY,
        description = "the last opened first, the last changed first, the order of work, or the most severe first; the"
                + " last two list live tickets only",
        schema =
                @Schema(
                        type = "string",
                        defaultValue = "createdAt",
                        allowableValues = {"createdAt", "updatedAt", "deadline", "severity"}))
public @interface TicketSortParameter {}
