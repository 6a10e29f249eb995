package com.cinemataztic.incidents.store.instances;

import java.time.Instant;
import java.util.Arrays;

/**
 * What an instance says of itself.
 *
 * @param id identifies it for as long as its process lives
 * @param name its process and host, for people
 * @param role whether it leads
 * @param since since when it has that role
 * @param reach what it reaches
 */
public record InstanceState(String id, String name, Role role, Instant since, Reach reach) {

    /** The part that an instance has in the leadership. */
    public enum Role {
        /** It leads the timed work. */
        LEADS("leads"),
        /** It takes the lead if nobody has it. */
        READY("ready"),
        /** It leaves the lead to an instance that reaches more. */
        YIELDS("yields");

        private final String word;

        Role(String word) {
            this.word = word;
        }

        /** @return the role as stored */
        public String word() {
            return word;
        }

        /** @return the role of that word; an unknown one leaves the lead to others */
        public static Role of(String word) {
            return Arrays.stream(values())
                    .filter(role -> role.word.equals(word))
                    .findFirst()
                    .orElse(YIELDS);
        }
    }

    /** @return whether it leads, or would take the lead */
    public boolean competes() {
        return role != Role.YIELDS;
    }
}
