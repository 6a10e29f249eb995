package com.cinemataztic.incidents.shell;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where browsers look for an icon that no page has named, as beside a page that is no view. */
@RestController
class FaviconController {

    @GetMapping("/favicon.ico")
    ResponseEntity<Void> icon() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create("styles/favicon.svg"))
                .build();
    }
}
