package com.cinemataztic.incidents.platform.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;

/**
 * Names the schemas of answers. An answer that is declared inside a controller is named after both, so that two pages do
 * not share one name: {@code TicketController.PageAnswer} is {@code TicketPage}.
 */
final class SchemaNames extends TypeNameResolver {

    @Override
    protected String getNameOfClass(Class<?> type) {
        var name = plain(type);
        var outer = type.getEnclosingClass();
        var prefix = outer == null ? "" : plain(outer);
        return name.startsWith(prefix) ? name : prefix + name;
    }

    private static String plain(Class<?> type) {
        return type.getSimpleName().replaceFirst("(Controller|Answer)$", "");
    }
}
