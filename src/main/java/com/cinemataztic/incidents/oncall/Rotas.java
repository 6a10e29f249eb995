package com.cinemataztic.incidents.oncall;

import java.util.List;

/** The stored rotas. For the module's root and the adapter only. */
public interface Rotas {

    List<Rota> all();

    /** @return whether it replaced the version seen (0: none); false when another version is stored */
    boolean put(Rota rota, long seenVersion);
}
