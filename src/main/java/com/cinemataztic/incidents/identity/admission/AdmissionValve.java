package com.cinemataztic.incidents.identity.admission;

import com.cinemataztic.incidents.platform.web.ProblemWriter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Admits a request, or rejects it before anything of its body is read. No filter and no servlet is asked before it. What
 * it admits holds a permit of its class until it is answered, and its body is a {@link BoundedBody}.
 */
final class AdmissionValve extends ValveBase {

    /** So much of a body that nobody read is read to keep the connection, and so that its sender reads the answer. */
    private static final int MOST_DISCARDED = 2 * 1024 * 1024;

    private static final String RETRY_AFTER_SECONDS = "2";

    private final Routes routes;
    private final CallerReader callers;
    private final Permits permits;
    private final Duration bodyTime;
    private final Supplier<ProblemWriter> problems;
    private final Supplier<MeterRegistry> meters;

    AdmissionValve(
            Routes routes,
            CallerReader callers,
            Permits permits,
            RequestSettings settings,
            Supplier<ProblemWriter> problems,
            Supplier<MeterRegistry> meters) {
        super(true);
        this.routes = routes;
        this.callers = callers;
        this.permits = permits;
        this.bodyTime = settings.bodyTimeout();
        this.problems = problems;
        this.meters = meters;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (response.isError()) {
            // Tomcat has rejected its address: what follows only writes the answer.
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            getNext().invoke(request, response);
            return;
        }
        var path = path(request);
        var caller = callers.read(request, path);
        var stranger = caller.of() == CallerClass.STRANGERS;
        var hasBody = hasBody(request);
        var route = routes.find(request.getMethod(), path);
        var longest = route.map(each -> stranger && each.strangers() > 0 ? each.strangers() : each.longest())
                .orElse(0L);
        if (hasBody && request.getContentLengthLong() > longest || hasBody && longest == 0) {
            tooLong(request, response, caller.of(), longest);
            return;
        }
        // A stranger whose body is never read holds none of the bytes.
        var unread = stranger && route.map(Route::strangers).orElse(0L) == 0;
        switch (permits.ask(caller, hasBody ? reserved(request, longest, unread) : 0)) {
            case Permits.Admission.Admitted admitted -> {
                try (admitted) {
                    proceed(request, response, caller.of(), longest);
                }
            }
            case Permits.Admission.CallerFull _ ->
                reject(
                        request,
                        response,
                        caller.of(),
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-requests",
                        "You have too many requests under way. Wait for an answer before you send another.");
            case Permits.Admission.ClassFull _ ->
                reject(
                        request,
                        response,
                        caller.of(),
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "busy",
                        "Too many requests are under way. Send it again shortly.");
        }
    }

    private static String path(Request request) {
        var context = request.getContextPath();
        var whole = request.getDecodedRequestURI();
        if (whole == null) {
            return "";
        }
        return context != null && whole.startsWith(context) ? whole.substring(context.length()) : whole;
    }

    private static boolean hasBody(Request request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    /** A body of unknown length may be as long as its limit. */
    private static long reserved(Request request, long longest, boolean unread) {
        if (unread || longest == Route.BOUNDED_BY_ITSELF) {
            return 1;
        }
        var announced = request.getContentLengthLong();
        return announced < 0 ? longest : announced;
    }

    private void proceed(Request request, Response response, CallerClass of, long longest)
            throws IOException, ServletException {
        var coyote = request.getCoyoteRequest();
        var unbounded = coyote.getInputBuffer();
        var body = new BoundedBody(coyote, longest, of.bodyTime(bodyTime), status -> {
            if (status == HttpStatus.CONTENT_TOO_LARGE) {
                tooLong(request, response, of, longest);
            } else {
                reject(
                        request,
                        response,
                        of,
                        status,
                        "body-too-slow",
                        "The body did not arrive in time. Send it again.");
            }
        });
        coyote.setInputBuffer(body);
        try {
            getNext().invoke(request, response);
            if (!body.isBroken()) {
                discardRemaining(request, response);
            }
        } finally {
            coyote.setInputBuffer(unbounded);
        }
    }

    private void tooLong(Request request, Response response, CallerClass of, long longest) throws IOException {
        reject(
                request,
                response,
                of,
                HttpStatus.CONTENT_TOO_LARGE,
                "body-too-large",
                longest == 0
                        ? "This address takes no body with this method."
                        : "A body here has at most " + longest + " bytes.");
    }

    /** The connection ends: what follows on it may be a body that nobody will read. */
    private void reject(
            Request request, Response response, CallerClass of, HttpStatus status, String slug, String detail)
            throws IOException {
        count(of, status);
        if (response.isCommitted()) {
            return;
        }
        response.reset();
        if (status == HttpStatus.SERVICE_UNAVAILABLE || status == HttpStatus.TOO_MANY_REQUESTS) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (hasBody(request)) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        problems.get().write(response.getResponse(), status, slug, detail);
        response.finishResponse();
        if (hasBody(request)) {
            discardArrived(request);
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private void count(CallerClass of, HttpStatus status) {
        meters.get()
                .counter(
                        "portal.requests.rejected",
                        "class",
                        of.name().toLowerCase(Locale.ROOT),
                        "status",
                        String.valueOf(status.value()))
                .increment();
    }

    /** Without waiting: an answer may get lost if the connection is closed while a body lies there unread. */
    private static void discardArrived(Request request) {
        var coyote = request.getCoyoteRequest();
        var discarding = new Discarding();
        try {
            for (int sum = 0, read = 0; sum < MOST_DISCARDED && read >= 0; sum += read) {
                coyote.action(ActionCode.AVAILABLE, Boolean.TRUE);
                read = coyote.getAvailable() > 0 ? coyote.doRead(discarding) : -1;
            }
        } catch (IOException closed) {
            // By the sender, who then needs no answer.
        }
    }

    /** Reads what the portal left of the body. Tomcat would read it without a limit in time. */
    private static void discardRemaining(Request request, Response response) throws IOException {
        if (request.isAsync() || request.isFinished() || request.getHeader(HttpHeaders.EXPECT) != null) {
            return;
        }
        response.finishResponse();
        var discarding = new Discarding();
        var coyote = request.getCoyoteRequest();
        try {
            var read = 0;
            for (int sum = 0; sum < MOST_DISCARDED && read >= 0; sum += read) {
                read = coyote.doRead(discarding);
            }
            if (read >= 0) {
                coyote.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            }
        } catch (IOException tooSlowOrClosed) {
            coyote.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private static final class Discarding implements ApplicationBufferHandler {

        private ByteBuffer read = EMPTY_BUFFER;

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.read = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return read;
        }

        @Override
        public void expand(int size) {
            // The connection's own buffers are large enough.
        }
    }
}
