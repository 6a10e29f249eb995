import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes maps, lists, texts, numbers and booleans as JSON; anything else as the text of its {@code toString}. */
final class Json {

    private Json() {}

    /** An object with its fields in the given order: name, value, name, value. An empty Optional becomes null. */
    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    static String write(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case Optional<?> maybe -> write(maybe.orElse(null), out);
            case Number number -> out.append(number);
            case Boolean truth -> out.append(truth);
            case Map<?, ?> object -> {
                out.append('{');
                for (Iterator<? extends Map.Entry<?, ?>> i = object.entrySet().iterator(); i.hasNext(); ) {
                    Map.Entry<?, ?> field = i.next();
                    quote(String.valueOf(field.getKey()), out);
                    out.append(':');
                    write(field.getValue(), out);
                    out.append(i.hasNext() ? "," : "");
                }
                out.append('}');
            }
            case List<?> list -> {
                out.append('[');
                for (Iterator<?> i = list.iterator(); i.hasNext(); ) {
                    write(i.next(), out);
                    out.append(i.hasNext() ? "," : "");
                }
                out.append(']');
            }
            default -> quote(value.toString(), out);
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                default -> {
                    if (c < ' ') {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
