/** A request that is answered with an error: its HTTP status and a sentence for the caller. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final int status;

    Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    static Refusal badRequest(String message) {
        return new Refusal(400, message);
    }

    static Refusal notFound(String message) {
        return new Refusal(404, message);
    }
}
