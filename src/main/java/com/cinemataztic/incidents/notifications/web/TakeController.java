package com.cinemataztic.incidents.notifications.web;

import com.cinemataztic.incidents.notifications.takelink.TakeAnswer;
import com.cinemataztic.incidents.notifications.takelink.TakeLink;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The page behind a take link. Opening it changes nothing; pressing its button takes the ticket. */
@RestController
class TakeController {

    private static final MediaType PAGE = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final String A_MINUTE = "60";

    private final TakeLink links;
    private final TakePage page;

    TakeController(TakeLink links, TakePage page) {
        this.links = links;
        this.page = page;
    }

    @GetMapping("/take/{token}")
    ResponseEntity<String> show(@PathVariable String token, Locale language) {
        return answered(links.preview(token), language);
    }

    @PostMapping("/take/{token}")
    ResponseEntity<String> take(
            @PathVariable String token, @RequestParam(defaultValue = "") String version, Locale language) {
        return answered(links.take(token, number(version)), language);
    }

    /** Text that is no number becomes a version that no ticket has, so its sender is shown how the ticket stands. */
    private static int number(String version) {
        try {
            return Integer.parseInt(version);
        } catch (NumberFormatException unreadable) {
            return -1;
        }
    }

    private ResponseEntity<String> answered(TakeAnswer answer, Locale language) {
        var response = ResponseEntity.status(status(answer)).contentType(PAGE).cacheControl(CacheControl.noStore());
        if (answer instanceof TakeAnswer.TooOften
                || answer instanceof TakeAnswer.Busy
                || answer instanceof TakeAnswer.Unknown) {
            response.header(HttpHeaders.RETRY_AFTER, A_MINUTE);
        }
        return response.body(page.html(answer, language));
    }

    private static HttpStatus status(TakeAnswer answer) {
        return switch (answer) {
            case TakeAnswer.Offer _, TakeAnswer.Taken _, TakeAnswer.Yours _ -> HttpStatus.OK;
            case TakeAnswer.Other _, TakeAnswer.NotAllowed _ -> HttpStatus.CONFLICT;
            case TakeAnswer.Used _, TakeAnswer.Expired _, TakeAnswer.Gone _ -> HttpStatus.GONE;
            case TakeAnswer.Forged _ -> HttpStatus.NOT_FOUND;
            case TakeAnswer.TooOften _ -> HttpStatus.TOO_MANY_REQUESTS;
            case TakeAnswer.Busy _, TakeAnswer.Unknown _ -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
