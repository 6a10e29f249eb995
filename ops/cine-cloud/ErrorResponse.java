import java.util.Map;

/** An error response: its HTTP status, a sentence for the caller, and headers. */
final class ErrorResponse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final int status;
    final transient Map<String, String> headers;

    ErrorResponse(int status, String message) {
        this(status, message, Map.of());
    }

    ErrorResponse(int status, String message, Map<String, String> headers) {
        super(message);
        this.status = status;
        this.headers = headers;
    }

    static ErrorResponse badRequest(String message) {
        return new ErrorResponse(400, message);
    }

    static ErrorResponse notFound(String message) {
        return new ErrorResponse(404, message);
    }
}
