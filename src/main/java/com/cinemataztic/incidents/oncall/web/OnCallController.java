package com.cinemataztic.incidents.oncall.web;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.oncall.ContactBook;
import com.cinemataztic.incidents.oncall.Recipient;
import com.cinemataztic.incidents.platform.web.BadRequest;
import com.cinemataztic.incidents.platform.web.Problem;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports who is on call, for scripts and other services. */
@RestController
class OnCallController {

    /** Nobody plans further ahead, and date arithmetic fails for extreme years. */
    private static final Duration FURTHEST = Duration.ofDays(3_660);

    private final ContactBook book;
    private final RegionDirectory regions;
    private final CurrentActor currentActor;
    private final Clock clock;

    OnCallController(ContactBook book, RegionDirectory regions, CurrentActor currentActor, Clock clock) {
        this.book = book;
        this.regions = regions;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /**
     * Who is on call.
     *
     * @param region the region
     * @param at the moment
     * @param source override, shift, contacts (nobody is on call), fallback (the region has no contacts either) or
     *     nobody
     * @param until when the rota changes; absent: never, as far as it says
     * @param people who is on call
     */
    record OnCallAnswer(
            String region,
            Instant at,
            String source,
            @Nullable Instant until,
            List<Person> people) {}

    /**
     * A person on call.
     *
     * @param email absent if the reader may not see it
     * @param inPlaceOf the id of the contact for whom they stand in, outside that contact's hours
     */
    record Person(
            String id,
            String name,
            @Nullable String email,
            @Nullable String inPlaceOf) {}

    @Operation(operationId = "onCall", summary = "Who is on call, now or at a moment")
    @GetMapping("/api/on-call")
    ResponseEntity<?> onCall(
            @RequestParam(defaultValue = "") String region, @RequestParam(defaultValue = "") String at) {
        var actor = currentActor
                .get()
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("the account is closed"));
        var id = RegionId.parse(region)
                .orElseThrow(() -> new BadRequest("bad-region", "region is an id such as new-zealand."));
        var moment = moment(at);
        if (!actor.maySee(id)
                || regions.all().stream().noneMatch(known -> known.id().equals(id))) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND)
                    .body(Problem.of(HttpStatus.NOT_FOUND, "no-such-region", "There is no region of that id for you."));
        }
        var onCall = book.onCall(id, moment);
        return ResponseEntity.ok(new OnCallAnswer(
                id.value(),
                moment,
                onCall.source().word(),
                onCall.until(),
                onCall.people().stream().map(one -> person(one, actor)).toList()));
    }

    private Instant moment(String text) {
        var now = clock.instant();
        if (text.isBlank()) {
            return now;
        }
        try {
            var moment = Instant.parse(text);
            if (moment.isAfter(now.minus(FURTHEST)) && moment.isBefore(now.plus(FURTHEST))) {
                return moment;
            }
        } catch (DateTimeParseException noMoment) {
            // Handled like any other impossible moment.
        }
        throw new BadRequest("bad-at", "at is a moment within ten years, such as 2026-11-25T22:00:00Z.");
    }

    private static Person person(Recipient one, Actor actor) {
        var contact = one.contact();
        return new Person(
                contact.id().value(),
                contact.name(),
                actor.role().includes(Role.OPERATOR) ? contact.email().value() : null,
                Optional.ofNullable(one.inPlaceOf()).map(Object::toString).orElse(null));
    }
}
