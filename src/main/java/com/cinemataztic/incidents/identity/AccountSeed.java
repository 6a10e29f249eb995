package com.cinemataztic.incidents.identity;

import com.cinemataztic.incidents.platform.csv.BadCell;
import com.cinemataztic.incidents.platform.csv.CsvCells;
import com.cinemataztic.incidents.platform.csv.CsvEntries;
import com.cinemataztic.incidents.regions.RegionId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The first accounts from a file, one account a line: its name and role, the ids of its regions separated by spaces
 * (none: all regions), and the file that holds its first password.
 */
public final class AccountSeed {

    /** Who adds them, in the audit log. */
    private static final Actor SEED = new Actor("seed", Role.ADMIN, Set.of());

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final AuditLog audit;

    AccountSeed(Accounts accounts, PasswordEncoder encoder, AuditLog audit) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.audit = audit;
    }

    /**
     * An account to add.
     *
     * @param passwordFile the name of the file that holds its first password
     */
    public record Entry(String name, Role role, Set<RegionId> regions, String passwordFile) {

        private Account account(String passwordHash) {
            return Account.create(name, passwordHash, role, regions, true);
        }
    }

    /** Reads the text of the file. Pure. */
    public static CsvEntries<Entry> read(String csv) {
        return CsvEntries.read(csv, List.of("name", "role", "password_file"), Set.of("regions"), AccountSeed::entry)
                .unique("name", Entry::name);
    }

    private static Entry entry(CsvCells cells) {
        var role =
                switch (cells.text("role")) {
                    case "viewer" -> Role.VIEWER;
                    case "operator" -> Role.OPERATOR;
                    case "admin" -> Role.ADMIN;
                    default -> throw new BadCell("role: viewer, operator or admin.");
                };
        var regions = cells.words("regions")
                .map(word -> RegionId.parse(word)
                        .orElseThrow(() -> new BadCell("regions: ids like new-zealand, spaces between.")))
                .collect(Collectors.toSet());
        if (!role.takes(regions)) {
            throw new BadCell("regions: an admin has all regions; leave it empty.");
        }
        if (cells.text("password_file").isEmpty()) {
            throw new BadCell("password_file: the file that holds the first password.");
        }
        var entry = new Entry(cells.text("name"), role, regions, cells.text("password_file"));
        try {
            entry.account("");
        } catch (IllegalArgumentException bad) {
            throw new BadCell("name: " + bad.getMessage());
        }
        return entry;
    }

    /** @return the names of the stored accounts */
    public Set<String> stored() {
        return accounts.all().stream().map(Account::name).collect(Collectors.toSet());
    }

    /** @return what is wrong with a password, for people; empty when nothing is */
    public static Optional<String> fault(String password) {
        return AccountDesk.goodPassword(password)
                ? Optional.empty()
                : Optional.of("a password has " + AccountDesk.SHORTEST_PASSWORD + " to " + AccountDesk.LONGEST_PASSWORD
                        + " characters.");
    }

    /** @return whether it was added; false if its name is taken */
    public boolean add(Entry entry, String password) {
        var account = entry.account(Objects.requireNonNull(encoder.encode(password)));
        return audit.record(AccountDesk.addition(SEED, account), () -> accounts.add(account));
    }
}
