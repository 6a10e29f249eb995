package com.cinemataztic.incidents.tickets;

/** A field of a request is missing or malformed. The request changed nothing. */
public class InvalidField extends IllegalArgumentException {

    private final String field;

    /**
     * @param field its name on the wire
     * @param sentence what would be right, for people
     */
    public InvalidField(String field, String sentence) {
        super(sentence);
        this.field = field;
    }

    /** @return its name on the wire */
    public String field() {
        return field;
    }
}
