package com.cinemataztic.incidents.tickets.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of the bodies that change tickets, for those who read them and for the description of the API. */
final class RequestShapes {

    private RequestShapes() {}

    /** A report that opens a ticket. */
    record Report(
            @Schema(requiredMode = REQUIRED, description = "the caller's own key of the incident")
            String key,

            @Schema(requiredMode = REQUIRED, description = "in kebab-case")
            String errorId,

            @Schema(requiredMode = REQUIRED) String errorDescription,

            @Schema(
                    requiredMode = REQUIRED,
                    allowableValues = {"critical", "warning", "info"})
            String severity,

            @Schema(requiredMode = REQUIRED) String region,
            @Nullable String cinemaId,
            @Nullable String screenId,
            @Nullable Instant startedAt,

            @Schema(description = "the ticket closes by itself then") @Nullable
            Instant expiresAt,

            @Nullable String note) {}

    /** A close by key. */
    record Close(
            @Schema(requiredMode = REQUIRED) String key,
            @Nullable String note,

            @Schema(description = "the token that opened the ticket; for admins") @Nullable
            String openedBy) {}

    /** A transition. */
    record Move(
            @Schema(
                    requiredMode = REQUIRED,
                    allowableValues = {"take", "assign", "release", "follow-up", "close", "reopen"})
            String transition,

            @Nullable String assignee,
            @Nullable String reason,
            @Nullable String note,
            @Nullable Integer version,
            @Nullable Boolean withScreens) {}

    /** A transition of one of many tickets. */
    record Item(
            @Schema(requiredMode = REQUIRED) String id,

            @Schema(
                    requiredMode = REQUIRED,
                    allowableValues = {"take", "assign", "release", "follow-up", "close", "reopen"})
            String transition,

            @Nullable String assignee,
            @Nullable String reason,
            @Nullable String note,
            @Schema(requiredMode = REQUIRED) Integer version,
            @Nullable Boolean withScreens) {}

    /** Transitions of many tickets. */
    record Moves(@Schema(requiredMode = REQUIRED) List<Item> items) {}

    /** A comment. */
    record Comment(@Schema(requiredMode = REQUIRED) String text) {}
}
