package com.cinemataztic.incidents.identity.sso;

import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of single sign-on. It is on when {@code PORTAL_SSO_SECRET} is set.
 *
 * @param proxies addresses and networks of the proxies that may name a person, e.g. {@code 172.30.7.10,10.1.0.0/16}
 *     ({@code PORTAL_SSO_PROXIES})
 * @param admins groups whose members are admins ({@code PORTAL_SSO_ADMINS}); as with the others, exact names
 * @param operators groups whose members are operators ({@code PORTAL_SSO_OPERATORS})
 * @param viewers groups whose members are viewers ({@code PORTAL_SSO_VIEWERS})
 * @param regions pairs such as {@code region-dk=denmark}; the region {@code *} stands for all; empty: everybody sees all
 *     regions ({@code PORTAL_SSO_REGIONS})
 * @param signOut the path of the proxy that ends the session there ({@code PORTAL_SSO_SIGN_OUT})
 */
@Validated
@ConfigurationProperties("portal.sso")
public record SingleSignOnSettings(
        List<String> proxies,
        Set<String> admins,
        Set<String> operators,
        Set<String> viewers,
        List<String> regions,
        String signOut) {

    private static final Pattern PATH =
            Pattern.compile("/([A-Za-z0-9_~.-][A-Za-z0-9_~./-]*)?(\\?[A-Za-z0-9_~./=&%-]*)?");

    private static final String ALL_REGIONS = "*";

    public SingleSignOnSettings {
        proxies = List.copyOf(proxies);
        admins = Set.copyOf(admins);
        operators = Set.copyOf(operators);
        viewers = Set.copyOf(viewers);
        regions = List.copyOf(regions);
        regions.forEach(SingleSignOnSettings::regionOf);
        if (!PATH.matcher(signOut).matches()) {
            throw new IllegalArgumentException(
                    "PORTAL_SSO_SIGN_OUT is a path such as /oauth2/sign_out, but is \"" + signOut + "\".");
        }
    }

    /** @return what these groups give access to */
    GroupRights rights(Set<String> groups) {
        var role = Stream.of(Role.values())
                .filter(each -> groupsOf(each).stream().anyMatch(groups::contains))
                .max(Role::compareTo);
        if (role.isEmpty()) {
            return new GroupRights.None(SignOnDenial.NO_ROLE);
        }
        // An account without regions sees all of them. Nobody gets that for having lost the last one.
        if (role.get() == Role.ADMIN || regions.isEmpty()) {
            return new GroupRights.Granted(role.get(), Set.of());
        }
        var mine = regions.stream()
                .filter(pair -> groups.contains(groupOf(pair)))
                .map(SingleSignOnSettings::regionOf)
                .collect(Collectors.toSet());
        if (mine.isEmpty()) {
            return new GroupRights.None(SignOnDenial.NO_REGION);
        }
        return new GroupRights.Granted(
                role.get(),
                mine.contains(ALL_REGIONS)
                        ? Set.of()
                        : mine.stream().map(RegionId::new).collect(Collectors.toSet()));
    }

    private Set<String> groupsOf(Role role) {
        return switch (role) {
            case VIEWER -> viewers;
            case OPERATOR -> operators;
            case ADMIN -> admins;
        };
    }

    private static String groupOf(String pair) {
        return pair.substring(0, pair.lastIndexOf('='));
    }

    private static String regionOf(String pair) {
        var region = pair.substring(pair.lastIndexOf('=') + 1);
        var isRegion = region.equals(ALL_REGIONS)
                || RegionId.parse(region)
                        .filter(id -> id.value().equals(region))
                        .isPresent();
        if (pair.lastIndexOf('=') < 1 || !isRegion) {
            throw new IllegalArgumentException(
                    "PORTAL_SSO_REGIONS has pairs such as region-dk=denmark,region-all=*, but has \"" + pair + "\".");
        }
        return region;
    }
}
