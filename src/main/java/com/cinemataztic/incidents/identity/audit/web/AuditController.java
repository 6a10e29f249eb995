package com.cinemataztic.incidents.identity.audit.web;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.audit.AuditEntries;
import com.cinemataztic.incidents.identity.audit.AuditEntry;
import com.cinemataztic.incidents.identity.audit.AuditFilter;
import com.cinemataztic.incidents.identity.audit.AuditReader;
import com.cinemataztic.incidents.platform.csv.CsvWriter;
import com.cinemataztic.incidents.platform.web.BadRequest;
import com.cinemataztic.incidents.platform.web.Paging;
import com.cinemataztic.incidents.platform.web.Parameters;
import com.cinemataztic.incidents.store.CostlyReads;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit log for admins, as pages of JSON and as one CSV. */
@RestController
class AuditController {

    private static final int MOST = 500;
    private static final int LONGEST_TEXT = 200;

    private static final List<String> COLUMNS =
            List.of("at", "who", "by", "what", "subject", "before", "after", "result");

    private final AuditReader audit;
    private final CostlyReads reads;
    private final CurrentActor currentActor;

    AuditController(AuditReader audit, CostlyReads reads, CurrentActor currentActor) {
        this.audit = audit;
        this.reads = reads;
        this.currentActor = currentActor;
    }

    /**
     * One page, the newest entry first.
     *
     * @param items the entries; fewer than the limit do not mean that none follow
     * @param next the cursor of the next page; null on the last
     */
    record PageAnswer(List<EntryAnswer> items, @Nullable String next) {}

    /** An entry; see {@link AuditEntry}. */
    record EntryAnswer(
            String id,
            Instant at,
            String who,
            String by,
            String what,
            String subject,
            Map<String, String> before,
            Map<String, String> after,
            String result) {

        static EntryAnswer of(AuditEntry entry) {
            return new EntryAnswer(
                    entry.id(),
                    entry.at(),
                    entry.who(),
                    entry.by().word(),
                    entry.what(),
                    entry.subject(),
                    entry.before(),
                    entry.after(),
                    entry.result().word());
        }
    }

    @Operation(operationId = "listAudit", summary = "The audit log, the newest entry first")
    @GetMapping("/api/audit")
    PageAnswer list(
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "100") String limit,
            @RequestParam(defaultValue = "") String cursor) {
        var filter = filter(who, what, text, from, to);
        var query = "audit " + filter;
        var page = audit.page(
                admin(), filter, Paging.limit(limit, MOST), Paging.position(cursor, query, AuditEntries.Position::new));
        var next = page.next();
        return new PageAnswer(
                page.entries().stream().map(EntryAnswer::of).toList(),
                next == null ? null : Paging.cursor(query, next.at(), next.id()));
    }

    /** Written page by page. If the store fails in between, the connection breaks, so that half is not taken for all. */
    @Operation(operationId = "auditTable", summary = "The audit log as a table for spreadsheets")
    @GetMapping("/api/audit.csv")
    void csv(
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            HttpServletResponse response)
            throws IOException {
        var actor = admin();
        var filter = filter(who, what, text, from, to);
        reads.table(actor.owner(), () -> {
            write(actor, filter, response);
            return true;
        });
    }

    private void write(Actor actor, AuditFilter filter, HttpServletResponse response) throws IOException {
        // Read before the status is sent: a store that is down must not look like an empty log.
        var page = audit.page(actor, filter, MOST, null);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"");
        var csv = new CsvWriter(response.getWriter(), COLUMNS);
        write(csv, page.entries());
        while (page.next() != null) {
            response.flushBuffer();
            page = audit.page(actor, filter, MOST, page.next());
            write(csv, page.entries());
        }
    }

    private static void write(CsvWriter csv, List<AuditEntry> entries) throws IOException {
        for (var entry : entries) {
            csv.row(
                    entry.at(),
                    entry.who(),
                    entry.by().word(),
                    entry.what(),
                    entry.subject(),
                    values(entry.before()),
                    values(entry.after()),
                    entry.result().word());
        }
    }

    private static String values(Map<String, String> values) {
        return values.entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .collect(Collectors.joining("; "));
    }

    private static AuditFilter filter(String who, String what, String text, String from, String to) {
        if (who.length() > LONGEST_TEXT || what.length() > LONGEST_TEXT || text.length() > LONGEST_TEXT) {
            throw new BadRequest("bad-filter", "who, what and text have at most " + LONGEST_TEXT + " characters.");
        }
        return new AuditFilter(
                who,
                what,
                text,
                from.isBlank() ? AuditFilter.EARLIEST : Parameters.moment("from", from),
                to.isBlank() ? AuditFilter.LATEST : Parameters.moment("to", to));
    }

    private Actor admin() {
        var actor = currentActor
                .get()
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("the account is closed"));
        if (!actor.role().includes(Role.ADMIN)) {
            throw new AccessDeniedException("only admins may read the audit log");
        }
        return actor;
    }
}
