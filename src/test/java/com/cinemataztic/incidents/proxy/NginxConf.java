package com.cinemataztic.incidents.proxy;

import com.cinemataztic.incidents.proxy.Protection.Edit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Renders the templates of {@code ops/nginx} as the image does, then changes what only a container has: folders, ports
 * below 1024, names of services.
 *
 * @param tlsPort instead of 443
 * @param plainPort instead of 80
 * @param signOn address of oauth2-proxy
 * @param upstream address of everything else
 */
record NginxConf(int tlsPort, int plainPort, String signOn, String upstream) {

    static final String NAME = "portal.example";
    static final String HOST = NAME + ":8443";
    static final String SECRET = "the-secret-that-only-nginx-and-the-portal-know";

    private static final Path TEMPLATES = Path.of("ops", "nginx", "templates");
    private static final Map<String, String> VARIABLES =
            Map.of("PUBLIC_NAME", NAME, "PUBLIC_HOST", HOST, "PUBLIC_PORT", "8443", "ADMIN_GROUP", "portal-admins");
    private static final Pattern SERVICE = Pattern.compile("(set \\$\\w+) ([a-z0-9-]+):\\d+;");
    private static final Path MAIN = TEMPLATES.resolveSibling("nginx.conf");
    private static final String FOLDERS = """
            http {
                access_log off;
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;""";

    /**
     * @param folder gets {@code nginx.conf} and what belongs to it; {@code secrets} there has the certificate
     * @param variant the folder of {@code ops/nginx} with more locations
     * @param version of nginx, e.g. 1.22.1
     */
    void render(Path folder, String variant, List<Edit> edits, String version) throws IOException {
        Files.writeString(folder.resolve("nginx.conf"), main(folder));
        Files.writeString(
                folder.resolve("secrets/proxy-secret.inc"), "proxy_set_header X-Proxy-Secret \"" + SECRET + "\";\n");
        try (var templates = Files.walk(TEMPLATES)) {
            for (var template : templates.filter(Files::isRegularFile).toList()) {
                var file = TEMPLATES.relativize(template).toString().replaceFirst("\\.template$", "");
                var text = Files.readString(template);
                for (var edit : edits) {
                    text = edit.file().equals(file) ? edit.change().apply(text) : text;
                }
                write(folder.resolve("conf.d").resolve(file), adapted(substituted(text), folder, version));
            }
        }
        try (var more = Files.list(TEMPLATES.resolveSibling(variant))) {
            for (var file : more.toList()) {
                write(
                        folder.resolve("extra").resolve(file.getFileName()),
                        adapted(Files.readString(file), folder, version));
            }
        }
    }

    /** One process, with the rights of the test. */
    private static String main(Path folder) throws IOException {
        return Files.readString(MAIN)
                .replace("user nginx;", "daemon off;\nmaster_process off;")
                .replace("/var/log/nginx/error.log", folder + "/error.log")
                .replace("/run/nginx.pid", folder + "/nginx.pid")
                .replace("http {", FOLDERS.formatted(folder))
                .replace("/etc/nginx/conf.d/", folder + "/conf.d/");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String substituted(String text) {
        for (var variable : VARIABLES.entrySet()) {
            text = text.replace("${" + variable.getKey() + "}", variable.getValue());
        }
        if (text.contains("${")) {
            throw new IllegalStateException("unknown variable: "
                    + text.substring(text.indexOf("${")).lines().findFirst());
        }
        return text;
    }

    private String adapted(String text, Path folder, String version) {
        if (isBefore(version, 1, 25)) {
            text = text.replaceAll("listen 443 ssl( default_server)?;\\s+http2 on;", "listen 443 ssl http2$1;");
        }
        return SERVICE.matcher(text)
                .replaceAll(this::service)
                // The servers behind it are those of the test: on a busy machine they take their time.
                .replaceAll("(proxy_(?:connect|read)_timeout) [0-9]+s;", "$1 60s;")
                .replace("/etc/nginx/conf.d/", folder + "/conf.d/")
                .replace("/etc/nginx/extra/", folder + "/extra/")
                .replace("/run/secrets/", folder + "/secrets/")
                .replace("listen 443", "listen 127.0.0.1:" + tlsPort)
                .replace("listen 80", "listen 127.0.0.1:" + plainPort);
    }

    private String service(MatchResult found) {
        var address = found.group(2).equals("oauth2-proxy") ? signOn : upstream;
        return Matcher.quoteReplacement(found.group(1) + " " + address + ";");
    }

    private static boolean isBefore(String version, int major, int minor) {
        var parts = version.split("\\.");
        return Integer.parseInt(parts[0]) < major
                || Integer.parseInt(parts[0]) == major && Integer.parseInt(parts[1]) < minor;
    }
}
