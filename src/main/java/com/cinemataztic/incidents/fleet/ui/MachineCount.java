package com.cinemataztic.incidents.fleet.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.fleet.MachineList;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.platform.ui.MenuCount;
import com.vaadin.flow.component.Component;
import java.util.Optional;

/** Counts the machines. */
@org.springframework.stereotype.Component
class MachineCount implements MenuCount {

    private static final MachineList.Filter ALL = new MachineList.Filter(null, null, "");

    private final MachineList machines;
    private final CurrentActor currentActor;

    MachineCount(MachineList machines, CurrentActor currentActor) {
        this.machines = machines;
        this.currentActor = currentActor;
    }

    @Override
    public Class<? extends Component> page() {
        return MachinesView.class;
    }

    @Override
    public Optional<Count> now() {
        return currentActor
                .get()
                .map(actor -> machines.find(ALL, actor).size())
                .filter(number -> number > 0)
                .map(number -> new Count(number, Level.QUIET, text("machines.count", number)));
    }
}
