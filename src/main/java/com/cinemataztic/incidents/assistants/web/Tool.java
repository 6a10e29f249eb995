package com.cinemataztic.incidents.assistants.web;

import com.cinemataztic.incidents.identity.Actor;
import java.util.List;
import java.util.Map;

/**
 * Something that an assistant can ask. Every tool only reads.
 *
 * @param name on the wire
 * @param title for people
 * @param description tells the assistant what the answer is and when to ask
 * @param parameters the description of each parameter by its name
 * @param required the parameters that must be given
 * @param answer answers
 */
record Tool(
        String name,
        String title,
        String description,
        Map<String, String> parameters,
        List<String> required,
        Answer answer) {

    Tool {
        parameters = Map.copyOf(parameters);
        required = List.copyOf(required);
    }

    /** Answers a call. */
    @FunctionalInterface
    interface Answer {

        /**
         * @param reader whose rights count
         * @param given the values by parameter
         * @return a text, or an object that is sent as JSON
         * @throws com.cinemataztic.incidents.platform.web.BadRequest if a parameter is invalid
         * @throws com.cinemataztic.incidents.platform.web.NotFound if there is no such thing for the reader
         */
        Object to(Actor reader, Map<String, List<String>> given);
    }
}
