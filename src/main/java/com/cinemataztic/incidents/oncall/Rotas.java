package com.cinemataztic.incidents.oncall;

import java.util.List;

/** Rotas as they are kept. For the module's root and the adapter only. */
public interface Rotas {

    /** @return all of them */
    List<Rota> all();

    /** @return whether it was put in the place of this version of it (0: of none); false when another is kept */
    boolean put(Rota rota, long seenVersion);
}
