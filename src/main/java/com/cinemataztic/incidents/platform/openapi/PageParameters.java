package com.cinemataztic.incidents.platform.openapi;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the parameters of lists that are read page by page. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = "limit",
        in = ParameterIn.QUERY,
        description = "maximum number of items",
        schema = @Schema(type = "integer", minimum = "1", defaultValue = "100"))
@Parameter(
        name = "cursor",
        in = ParameterIn.QUERY,
        description = "next of the page before, with the same filters and sort",
        schema = @Schema(type = "string"))
public @interface PageParameters {}
