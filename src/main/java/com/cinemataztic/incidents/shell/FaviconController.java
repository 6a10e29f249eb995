package com.cinemataztic.incidents.shell;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the icon that browsers request for pages that name none, such as pages that are not views. */
@RestController
class FaviconController {

    @GetMapping("/favicon.ico")
    ResponseEntity<Void> icon() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create("styles/favicon.svg"))
                .build();
    }
}
