import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The invented fleet. It always starts with the same 700 machines, one per screen, in cinemas of eleven markets;
 * changes by hand follow. Safe for many threads.
 *
 * <p>Everything is derived from the text below and from running numbers, never from chance. A test or a demonstration
 * can name a machine today and find the same one tomorrow.
 */
final class Fleet {

    /** One market: its code in ids, the word for an auditorium, and "name:screens" per cinema. */
    private record Market(String region, String code, String screenWord, String zone, String cinemas) {}

    /** A cinema outside its market's usual zone states its own after an {@code @}. */
    private static final List<Market> MARKETS = List.of(
            new Market("denmark", "dk", "Sal", "Europe/Copenhagen", """
                    Ærø Bio:3 | Bio Skagen:3 | Aarhus Panorama:12 | Palads Aalborg:10 | Kinorevuen Odense:11
                    Nørrebro Lys:9 | Østerbro Teater:8 | Fisketorvet Kino:12 | Hillerød Scala:6 | Køge Bio:7
                    Næstved Megascope:7 | Rønne Havnebio:4 | Sønderborg Kino:5 | Viborg Fotorama:7 | Randers Cityscope:7
                    Helsingør Kulturbio:6 | Tønder Grænsebio:3 | Roskilde Domkino:10"""),
            new Market("norway", "no", "Sal", "Europe/Oslo", """
                    Tromsø Aurora:6 | Bergen Torgkino:11 | Trondheim Nidarø Kino:10 | Ålesund Løvenvold:5
                    Bodø Stormen Kino:6 | Hammerfest Polarkino:3 | Oslo Ringgata:12 | Drammen Elvekino:7
                    Kristiansand Sørlyst:7 | Stavanger Sølvberg:8"""),
            new Market("finland", "fi", "Sali", "Europe/Helsinki", """
                    Kino Tähti Helsinki:12 | Tampere Niagara Palatsi:9 | Turku Myllysilta:8 | Oulu Valkea Kino:8
                    Jyväskylä Fantasia:6 | Rovaniemi Revontuli:4 | Hämeenlinna Sammio:4 | Åbo Sjöbio:4 | Kuopio Väinölä:5"""),
            new Market("germany", "de", "Saal", "Europe/Berlin", """
                    Filmpalast Köln-Mülheim:12 | Kurbel Düsseldorf:9 | Lichtspielhaus München:12 | Gloria Nürnberg:9
                    Schauburg Görlitz:4 | Capitol Lübeck:6 | Kino am Zoo Berlin:11 | Weißensee Lichtspiele:5
                    Passage Hamburg-Altona:10 | Würzburg Residenzkino:7 | Stuttgart Königsbau:10 | Leipzig Regina:8
                    Metropolis Frankfurt:12 | Kristall Dresden:9 | Rügen Seebad-Kino:3 | Tübingen Neckarkino:4
                    Gießen Heli:5 | Osnabrück Hasetor:6 | Saarbrücken Achteck:8"""),
            new Market("estonia", "ee", "Saal", "Europe/Tallinn", """
                    Kino Järve:7 | Tartu Ülikooli Kino:6 | Pärnu Mai Kino:5 | Narva Kreenholm:4 | Kuressaare Õhtu:3"""),
            new Market("ireland", "ie", "Screen", "Europe/Dublin", """
                    Dún Laoghaire Pavilion:8 | Galway Eyre Pictures:7 | Cork Lee Cinema:9 | Letterkenny Century:5
                    Dingle Phoenix:3 | Athlone Shannon Screen:8"""),
            new Market("spain", "es", "Sala", "Europe/Madrid", """
                    Cines Peñalara Madrid:12 | Cinema Gràcia Barcelona:10 | Sevilla Alfalfa:8 | A Coruña Orzán:6
                    Málaga Ancha:9 | Logroño Siete Infantes:5 | València Túria:7
                    Las Palmas Vegueta:7 @Atlantic/Canary | La Laguna Teide Multicines:6 @Atlantic/Canary"""),
            new Market("uae", "ae", "Screen", "Asia/Dubai", """
                    Dubai Creek Cinema:12 | Abu Dhabi Corniche:10 | Sharjah Qasba:8 | Ras Al Khaimah Pearl:5"""),
            new Market("india", "in", "Audi", "Asia/Kolkata", """
                    Maratha Talkies Mumbai:10 | Bengaluru Vega Screens:9 | Chennai Marina Picture House:8
                    Delhi Chandni Cinema:11 | Kolkata Metro Lane:6 | Panaji Mandovi:6"""),
            new Market("australia", "au", "Cinema", "Australia/Sydney", """
                    Sydney Harbour Pictures:8 | Melbourne Laneway:8 @Australia/Melbourne
                    Brisbane River Cinema:7 @Australia/Brisbane | Perth Swan Picture Palace:7 @Australia/Perth
                    Adelaide Rundle Screen:6 @Australia/Adelaide | Darwin Deckchair Hall:3 @Australia/Darwin
                    Hobart Salamanca:3 @Australia/Hobart | Broken Hill Silver Screen:3 @Australia/Broken_Hill"""),
            new Market("new-zealand", "nz", "Cinema", "Pacific/Auckland", """
                    Auckland Waitematā Cinema:7 | Wellington Cuba Pictures:5 | Dunedin Ōtepoti Regent:4
                    Whangārei Town Basin:4"""));

    private static final List<String> VERSIONS = List.of("4.12.3", "4.13.0", "4.13.1", "4.13.1");

    /** A site; {@code cinemaId} is the market's code and a running number, {@code dk-014}. */
    record Cinema(String cinemaId, String cinemaName, String region, ZoneId timeZone, List<Screen> screens) {}

    /** One auditorium. The {@code screenId} is unique only within its cinema. */
    record Screen(String screenId, String screenName) {}

    /**
     * The machine at one screen. The {@code machineId} is a locally administered MAC address, {@code ordinal} the
     * screen's position in the fleet, and {@code unit} the number of this machine in the order of those the screen has
     * had.
     */
    record Machine(String machineId, Cinema cinema, Screen screen, String softwareVersion, int ordinal, int unit) {}

    private final Map<String, Cinema> cinemas = new LinkedHashMap<>();
    private final Map<String, Machine> machines = new LinkedHashMap<>();
    private final Map<String, Machine> byScreen = new LinkedHashMap<>();
    private final List<String> changes = new ArrayList<>();
    private int nextOrdinal;

    Fleet() {
        MARKETS.forEach(this::build);
        if (machines.size() != 700 || MARKETS.size() != 11) {
            throw new IllegalStateException("the fleet must be 700 machines, but is " + machines.size());
        }
    }

    synchronized List<Cinema> cinemas() {
        return List.copyOf(cinemas.values());
    }

    synchronized List<Machine> machines() {
        return List.copyOf(machines.values());
    }

    List<String> regions() {
        return MARKETS.stream().map(Market::region).toList();
    }

    synchronized Optional<Cinema> cinema(String cinemaId) {
        return Optional.ofNullable(cinemas.get(cinemaId));
    }

    synchronized Optional<Machine> machine(String machineId) {
        return Optional.ofNullable(machines.get(machineId.toLowerCase(Locale.ROOT)));
    }

    synchronized Optional<Machine> machineAt(String cinemaId, String screenId) {
        return Optional.ofNullable(byScreen.get(cinemaId + "/" + screenId));
    }

    /** All changes since the first day, in order. Each line can be passed to {@link #change}. */
    synchronized List<String> changes() {
        return List.copyOf(changes);
    }

    synchronized void reset() {
        cinemas.clear();
        machines.clear();
        byScreen.clear();
        changes.clear();
        nextOrdinal = 0;
        MARKETS.forEach(this::build);
    }

    /**
     * Applies {@code swap CINEMA SCREEN}, {@code retire CINEMA SCREEN}, {@code rename CINEMA NAME...} or
     * {@code add CINEMA NAME...}.
     *
     * @return the new machine; empty if there is none
     * @throws ErrorResponse 404 if there is no such cinema or screen
     */
    synchronized Optional<Machine> change(String line) {
        String[] words = line.split("\\s+", 3);
        Cinema cinema = cinema(words[1]).orElseThrow(() -> ErrorResponse.notFound("no cinema " + words[1]));
        Optional<Machine> came =
                switch (words[0]) {
                    case "swap" -> Optional.of(swap(standing(cinema, words[2])));
                    case "add" -> Optional.of(add(cinema, words[2]));
                    case "retire" -> retire(standing(cinema, words[2]));
                    case "rename" -> rename(cinema, words[2]);
                    default -> throw new IllegalArgumentException("unknown change");
                };
        changes.add(line);
        return came;
    }

    private Machine standing(Cinema cinema, String screenId) {
        return machineAt(cinema.cinemaId(), screenId)
                .orElseThrow(() -> ErrorResponse.notFound("no screen " + screenId + " in " + cinema.cinemaId()));
    }

    private Machine swap(Machine old) {
        machines.remove(old.machineId());
        return stand(old.cinema(), old.screen(), old.ordinal(), old.unit() + 1);
    }

    private Machine add(Cinema cinema, String name) {
        int highest = cinema.screens().stream()
                .mapToInt(screen -> Integer.parseInt(screen.screenId().substring(1)))
                .max()
                .orElse(0);
        Screen screen = new Screen("s" + (highest + 1), name);
        List<Screen> screens = new ArrayList<>(cinema.screens());
        screens.add(screen);
        return stand(replace(cinema, cinema.cinemaName(), screens), screen, nextOrdinal++, 0);
    }

    private Optional<Machine> retire(Machine machine) {
        machines.remove(machine.machineId());
        byScreen.remove(machine.cinema().cinemaId() + "/" + machine.screen().screenId());
        Cinema cinema = machine.cinema();
        replace(
                cinema,
                cinema.cinemaName(),
                cinema.screens().stream()
                        .filter(screen -> !screen.equals(machine.screen()))
                        .toList());
        return Optional.empty();
    }

    private Optional<Machine> rename(Cinema cinema, String name) {
        replace(cinema, name, cinema.screens());
        return Optional.empty();
    }

    /** Replaces the cinema in place. Its machines keep their screens. */
    private Cinema replace(Cinema cinema, String name, List<Screen> screens) {
        Cinema changed =
                new Cinema(cinema.cinemaId(), name, cinema.region(), cinema.timeZone(), List.copyOf(screens));
        cinemas.put(cinema.cinemaId(), changed);
        for (Machine m : List.copyOf(machines.values())) {
            if (m.cinema().cinemaId().equals(changed.cinemaId())) {
                Machine moved =
                        new Machine(m.machineId(), changed, m.screen(), m.softwareVersion(), m.ordinal(), m.unit());
                machines.put(m.machineId(), moved);
                byScreen.put(changed.cinemaId() + "/" + m.screen().screenId(), moved);
            }
        }
        return changed;
    }

    private void build(Market market) {
        int number = 0;
        for (String entry : market.cinemas().split("[|\n]")) {
            String[] textAndZone = entry.strip().split("\\s*@\\s*");
            String[] nameAndSize = textAndZone[0].split(":");
            ZoneId zone = ZoneId.of(textAndZone.length > 1 ? textAndZone[1] : market.zone());
            String cinemaId = "%s-%03d".formatted(market.code(), ++number);

            List<Screen> screens = new ArrayList<>();
            for (int i = 1; i <= Integer.parseInt(nameAndSize[1].strip()); i++) {
                screens.add(new Screen("s" + i, market.screenWord() + " " + i));
            }
            Cinema cinema = new Cinema(
                    cinemaId, nameAndSize[0].strip(), market.region(), zone, Collections.unmodifiableList(screens));
            cinemas.put(cinemaId, cinema);
            screens.forEach(screen -> stand(cinema, screen, nextOrdinal++, 0));
        }
    }

    private Machine stand(Cinema cinema, Screen screen, int ordinal, int unit) {
        // An odd factor maps 32 bits one to one onto 32 bits: scattered addresses without duplicates.
        int bits = (ordinal + 1 + unit * 100_003) * 0x9E3779B1;
        String machineId =
                "02:c1:%02x:%02x:%02x:%02x".formatted(bits >>> 24, bits >>> 16 & 0xff, bits >>> 8 & 0xff, bits & 0xff);
        String version = VERSIONS.get((ordinal + unit) % VERSIONS.size());
        Machine machine = new Machine(machineId, cinema, screen, version, ordinal, unit);
        machines.put(machineId, machine);
        byScreen.put(cinema.cinemaId() + "/" + screen.screenId(), machine);
        return machine;
    }
}
