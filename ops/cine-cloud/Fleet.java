import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The invented fleet: always the same 700 machines, one a screen, in cinemas of eleven markets.
 *
 * <p>Everything is derived from the text below and from running numbers, never from chance, so that a test or a
 * demonstration can name a machine today and find the same one tomorrow.
 */
final class Fleet {

    /** What one market looks like: its code in ids, the word for an auditorium, and "name:screens" per cinema. */
    private record Market(String region, String code, String screenWord, String zone, String cinemas) {}

    /** A cinema that is not in its market's usual zone says its own after an {@code @}. */
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

    /** One auditorium; {@code screenId} is unique within its cinema only. */
    record Screen(String screenId, String screenName) {}

    /** The box at one screen; {@code machineId} is a locally administered MAC, {@code ordinal} its place in the fleet. */
    record Machine(String machineId, Cinema cinema, Screen screen, String softwareVersion, int ordinal) {}

    private final Map<String, Cinema> cinemas = new LinkedHashMap<>();
    private final Map<String, Machine> machines = new LinkedHashMap<>();
    private final Map<String, Machine> byScreen = new LinkedHashMap<>();

    Fleet() {
        MARKETS.forEach(this::build);
        if (machines.size() != 700 || MARKETS.size() != 11) {
            throw new IllegalStateException("the fleet must be 700 machines, but is " + machines.size());
        }
    }

    List<Cinema> cinemas() {
        return List.copyOf(cinemas.values());
    }

    List<Machine> machines() {
        return List.copyOf(machines.values());
    }

    List<String> regions() {
        return MARKETS.stream().map(Market::region).toList();
    }

    Optional<Cinema> cinema(String cinemaId) {
        return Optional.ofNullable(cinemas.get(cinemaId));
    }

    Optional<Machine> machine(String machineId) {
        return Optional.ofNullable(machines.get(machineId.toLowerCase(Locale.ROOT)));
    }

    Optional<Machine> machineAt(String cinemaId, String screenId) {
        return Optional.ofNullable(byScreen.get(cinemaId + "/" + screenId));
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
            screens.forEach(screen -> install(cinema, screen));
        }
    }

    private void install(Cinema cinema, Screen screen) {
        int ordinal = machines.size();
        // An odd factor maps 32 bits one to one onto 32 bits: scattered addresses, never two alike.
        int bits = (ordinal + 1) * 0x9E3779B1;
        String machineId =
                "02:c1:%02x:%02x:%02x:%02x".formatted(bits >>> 24, bits >>> 16 & 0xff, bits >>> 8 & 0xff, bits & 0xff);
        String version = VERSIONS.get(ordinal % VERSIONS.size());
        Machine machine = new Machine(machineId, cinema, screen, version, ordinal);
        machines.put(machineId, machine);
        byScreen.put(cinema.cinemaId() + "/" + screen.screenId(), machine);
    }
}
