package com.cinemataztic.incidents.platform.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Header values in UTF-8. Tomcat reads each byte as one character. Spring Security's firewall takes some of those for
 * control characters, and would reject everybody named Østergaard.
 */
@Configuration(proxyBeanMethods = false)
public class Utf8Headers {

    private static final Pattern HARMLESS = Pattern.compile("[\\p{IsAssigned}&&[^\\p{IsControl}]]*");

    @Bean
    StrictHttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(Utf8Headers::isHarmless);
        return firewall;
    }

    private static boolean isHarmless(String header) {
        try {
            return HARMLESS.matcher(header).matches()
                    || HARMLESS.matcher(decoded(header)).matches();
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    /**
     * @param header a value as Tomcat gives it
     * @return the text that was sent
     * @throws CharacterCodingException if that is not UTF-8
     */
    public static String decoded(String header) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1)))
                .toString();
    }
}
