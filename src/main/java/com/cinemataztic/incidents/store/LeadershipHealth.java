package com.cinemataztic.incidents.store;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.HealthReporter;
import com.cinemataztic.incidents.platform.health.HealthSection;
import com.cinemataztic.incidents.platform.health.Level;
import com.cinemataztic.incidents.store.instances.InstanceState;
import com.cinemataztic.incidents.store.instances.InstanceState.Role;
import java.util.ArrayList;
import org.springframework.stereotype.Component;

/** Shows which instance leads the timed work, and why one does not. */
@Component
class LeadershipHealth implements HealthReporter {

    private final Leadership leadership;

    LeadershipHealth(Leadership leadership) {
        this.leadership = leadership;
    }

    @Override
    public HealthSection evidence() {
        var findings = new ArrayList<Finding>();
        var instances = leadership.instances();
        if (instances.stream().noneMatch(instance -> instance.role() == Role.LEADS)) {
            findings.add(new Finding(
                    text("health.leadership.leader"),
                    text("health.leadership.nobody"),
                    Level.NOTICE,
                    text("health.leadership.nobody.text")));
        }
        instances.stream().map(LeadershipHealth::finding).forEach(findings::add);
        return new HealthSection(text("health.leadership.title"), 85, findings);
    }

    private static Finding finding(InstanceState instance) {
        var missing = String.join(", ", instance.reach().missing());
        return new Finding(
                instance.name(),
                switch (instance.role()) {
                    case LEADS -> text("health.leadership.leads");
                    case READY -> text("health.leadership.ready");
                    case YIELDS -> text("health.leadership.yields");
                },
                missing.isEmpty() ? Level.OK : Level.NOTICE,
                missing.isEmpty()
                        ? text("health.leadership.since")
                        : instance.role() == Role.YIELDS
                                ? text("health.leadership.yields.text", missing)
                                : text("health.leadership.missing", missing),
                instance.since());
    }
}
