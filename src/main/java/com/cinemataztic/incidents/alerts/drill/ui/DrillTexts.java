package com.cinemataztic.incidents.alerts.drill.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.alerts.drill.DrillProgress.State;
import com.cinemataztic.incidents.alerts.drill.Joint;
import com.cinemataztic.incidents.alerts.drill.ui.DrillViewModel.Course;
import java.time.Duration;

/** Texts about drills for people. */
final class DrillTexts {

    private DrillTexts() {}

    static String joint(Joint joint) {
        return switch (joint) {
            case POSTED -> text("drill.joint.posted");
            case RECEIVED -> text("drill.joint.received");
            case OPENED -> text("drill.joint.opened");
            case SHOWN -> text("drill.joint.shown");
            case MAILED -> text("drill.joint.mailed");
            case CLOSED -> text("drill.joint.closed");
        };
    }

    /** @return what to do about a joint that failed */
    static String remedy(Joint joint) {
        return switch (joint) {
            case POSTED -> text("drill.remedy.posted");
            case RECEIVED -> text("drill.remedy.received");
            case OPENED -> text("drill.remedy.opened");
            case SHOWN -> text("drill.remedy.shown");
            case MAILED -> text("drill.remedy.mailed");
            case CLOSED -> text("drill.remedy.closed");
        };
    }

    static String state(State state, Joint joint) {
        return switch (state) {
            case PASSED -> text("drill.state.passed");
            case WAITING -> text("drill.state.waiting", joint.limit().toSeconds());
            case FAILED -> text("drill.state.failed", joint.limit().toSeconds());
            case NOT_REACHED -> text("drill.state.not-reached");
            case SKIPPED -> text("drill.state.skipped");
        };
    }

    /** @return the result in a few words */
    static String result(Course course) {
        var failed = course.progress().failed();
        if (failed.isPresent()) {
            return text("drill.result.failed", joint(failed.get()));
        }
        return course.runs()
                ? text("drill.result.running")
                : course.drill()
                        .took(Joint.CLOSED)
                        .map(took -> text("drill.result.passed", seconds(took)))
                        .orElseGet(() -> text("drill.result.incomplete"));
    }

    /** @return the word by which the stylesheet knows the result */
    static String sign(Course course) {
        if (course.progress().failed().isPresent()) {
            return "failed";
        }
        return course.runs() ? "waiting" : course.drill().took(Joint.CLOSED).isPresent() ? "passed" : "not_reached";
    }

    static String seconds(Duration time) {
        return text("drill.seconds", time.toMillis() / 1_000.0);
    }
}
