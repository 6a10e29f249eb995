package com.cinemataztic.incidents.tickets.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the parameters that {@link TicketQuery#FILTERS} names. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = "region",
        in = ParameterIn.QUERY,
        description = "in one of these regions; several with commas between",
        array = @ArraySchema(schema = @Schema(type = "string", example = "denmark")))
@Parameter(
        name = "state",
        in = ParameterIn.QUERY,
        description = "in one of these states; several with commas between",
        array =
                @ArraySchema(
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"open", "inprogress", "closed"})))
@Parameter(
        name = "severity",
        in = ParameterIn.QUERY,
        description = "of one of these severities; several with commas between",
        array =
                @ArraySchema(
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"critical", "warning", "info"})))
@Parameter(
        name = "cinema",
        in = ParameterIn.QUERY,
        description = "at one of these cinemas, by id",
        array = @ArraySchema(schema = @Schema(type = "string", example = "dk-014")))
@Parameter(
        name = "screen",
        in = ParameterIn.QUERY,
        description = "at a screen with one of these ids",
        array = @ArraySchema(schema = @Schema(type = "string", example = "s2")))
@Parameter(
        name = "machine",
        in = ParameterIn.QUERY,
        description = "about one of these machines, by id",
        array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(
        name = "error",
        in = ParameterIn.QUERY,
        description = "with one of these error ids",
        array = @ArraySchema(schema = @Schema(type = "string", example = "machine-offline")))
@Parameter(
        name = "assignee",
        in = ParameterIn.QUERY,
        description = "assigned to one of these people",
        array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(
        name = "text",
        in = ParameterIn.QUERY,
        description = "all of these words occur in the id, the names, the error or the assignee",
        schema = @Schema(type = "string"))
@Parameter(
        name = "from",
        in = ParameterIn.QUERY,
        description = "opened (createdAt) then or later",
        schema = @Schema(type = "string", format = "date-time"))
@Parameter(
        name = "to",
        in = ParameterIn.QUERY,
        description = "opened (createdAt) before then",
        schema = @Schema(type = "string", format = "date-time"))
public @interface TicketFilterParameters {}
